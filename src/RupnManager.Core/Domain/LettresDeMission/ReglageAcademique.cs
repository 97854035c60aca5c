using RupnManager.Domain.Etablissements;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Les réglages d'une académie pour une année : circuit, titre du troisième signataire, lettre exigée.</summary>
public sealed class ReglageAcademique
{
    public const int LongueurDuTitre = 120;

    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }

    /// <summary>Vrai si le DAN valide après le RUPN ; sinon le circuit s'arrête au RUPN.</summary>
    public bool ValidationDuDan { get; set; } = true;

    /// <summary>« Délégué Académique au Numérique » : le libellé daté du troisième signataire.</summary>
    public string TitreDuTroisiemeSignataire { get; set; } = "Délégué Académique au Numérique";

    /// <summary>Vrai si la lettre conditionne la mission ; facultative en IMP par réglage.</summary>
    public bool LettreExigee { get; set; } = true;

    /// <summary>Premier mois des neuvièmes (IMP) : 10 pour octobre.</summary>
    public int PremierMoisDesNeuviemes { get; set; } = 10;

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
        };

    /// <summary>Le circuit de signature, dans son ordre.</summary>
    public IReadOnlyList<Etape> Circuit => ValidationDuDan ? [Etape.Chef, Etape.Rupn, Etape.Dan] : [Etape.Chef, Etape.Rupn];
}
