using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Les réglages d'une académie pour une année : circuit, titre du troisième signataire, lettre exigée.</summary>
public sealed class ReglageAcademique
{
    public const int LongueurDuTitre = 120;
    public const string TitreDuModele = "Délégué Académique au Numérique";

    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }

    /// <summary>Vrai si le DAN valide après le RUPN ; sinon le circuit s'arrête au RUPN.</summary>
    public bool ValidationDuDan { get; set; } = true;

    /// <summary>« Délégué Académique au Numérique » : le libellé daté du troisième signataire.</summary>
    public string TitreDuTroisiemeSignataire { get; set; } = TitreDuModele;

    /// <summary>Vrai si la lettre conditionne la mission ; facultative en IMP par réglage.</summary>
    public bool LettreExigee { get; set; } = true;

    /// <summary>Vrai si la lettre est exigée cette année-là : toujours en IFIC, selon le réglage en IMP.</summary>
    public bool ExigeUneLettre => Annee.Regime is Regime.Ific || LettreExigee;

    /// <summary>Premier mois des neuvièmes (IMP) : 10 pour octobre.</summary>
    public int PremierMoisDesNeuviemes { get; set; } = 10;

    /// <summary>Vrai si le plafond de l'IFIC compte toutes les fonctions et tous les établissements d'une personne ; sinon, chaque fonction.</summary>
    public bool PlafondParPersonne { get; set; } = true;

    public int Version { get; set; }

    /// <summary>Un réglage neuf, qui reprend les valeurs d'un autre s'il y en a un.</summary>
    public static ReglageAcademique Pour(string codeAcademie, AnneeScolaire annee, ReglageAcademique? source) => source is null
        ? new() { CodeAcademie = codeAcademie, Annee = annee }
        : new()
        {
            CodeAcademie = codeAcademie,
            Annee = annee,
            ValidationDuDan = source.ValidationDuDan,
            TitreDuTroisiemeSignataire = source.TitreDuTroisiemeSignataire,
            LettreExigee = source.LettreExigee,
            PremierMoisDesNeuviemes = source.PremierMoisDesNeuviemes,
            PlafondParPersonne = source.PlafondParPersonne,
        };

    /// <summary>Les mois où les neuvièmes peuvent commencer pour finir dans l'année scolaire : de septembre à décembre.</summary>
    public static readonly IReadOnlyList<int> MoisPossibles = [9, 10, 11, 12];

    /// <summary>Change les réglages et dit ce qui a changé ; rien si tout était déjà là. Refus : reglage.titre, reglage.mois.</summary>
    public IReadOnlyList<string> Regler(bool validationDuDan, string? titre, bool lettreExigee, int premierMois, bool plafondParPersonne)
    {
        var ecrit = (titre ?? "").Trim();
        if (ecrit.Length is 0 or > LongueurDuTitre) throw ReglesDesModeles.ReglageTitre.Refus(("maximum", LongueurDuTitre));
        if (!MoisPossibles.Contains(premierMois)) throw ReglesDesModeles.ReglageMois.Refus();
        var changes = new List<string>();
        if (validationDuDan != ValidationDuDan) changes.Add(validationDuDan ? "validation par le DAN" : "circuit sans DAN");
        if (ecrit != TitreDuTroisiemeSignataire) changes.Add($"troisième signataire « {ecrit} »");
        if (lettreExigee != LettreExigee) changes.Add(lettreExigee ? "lettre exigée" : "lettre facultative");
        if (premierMois != PremierMoisDesNeuviemes) changes.Add($"neuvièmes à partir du mois {premierMois}");
        if (plafondParPersonne != PlafondParPersonne) changes.Add(plafondParPersonne ? "plafond par personne" : "plafond par fonction");
        (ValidationDuDan, TitreDuTroisiemeSignataire, LettreExigee, PremierMoisDesNeuviemes) = (validationDuDan, ecrit, lettreExigee, premierMois);
        PlafondParPersonne = plafondParPersonne;
        if (changes.Count > 0) Version++;
        return changes;
    }

    /// <summary>Le circuit de signature, dans son ordre.</summary>
    public IReadOnlyList<Etape> Circuit => ValidationDuDan ? [Etape.Chef, Etape.Rupn, Etape.Dan] : [Etape.Chef, Etape.Rupn];
}
