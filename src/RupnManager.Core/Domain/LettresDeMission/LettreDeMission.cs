using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>
/// La lettre de mission signée par le chef et le RUPN, validée par le DAN ; ou l'avenant, ou l'acte de fin, qui s'y rattache.
/// Libre tant qu'elle est au brouillon, figée dès la mise à la signature, définitive à la dernière signature.
/// </summary>
public sealed partial class LettreDeMission : IDeLAnnee
{
    public const int LongueurDeLaReference = 40;
    public const int LongueurDuCode = 19;
    private readonly List<VersionDeLettre> _versions = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MissionId { get; init; }
    public Mission? Mission { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required NatureDeLActe Nature { get; init; }

    /// <summary>Rang de la lettre dans l'établissement et l'année.</summary>
    public required int Rang { get; init; }
    public int NumeroDAvenant { get; init; }
    public Guid? LettreInitialeId { get; init; }
    public LettreDeMission? LettreInitiale { get; set; }

    /// <summary>« RUPN-2013-0451234X-1 », avenant « -A1 », fin « -F ». Jamais réutilisée.</summary>
    public required string Reference { get; init; }

    /// <summary>Code public de vérification, imprimé sur la lettre scellée.</summary>
    public required string CodeDeVerification { get; init; }
    public required Guid ModeleId { get; set; }
    public ModeleDeLettre? Modele { get; set; }

    /// <summary>Le modèle plus récent que le chef a choisi de ne pas prendre.</summary>
    public Guid? ModeleEcarteId { get; private set; }
    public required bool ValidationDuDan { get; init; }
    public required string TitreDuTroisiemeSignataire { get; init; }
    public required int PremierMoisDesNeuviemes { get; init; }
    public required DateTime CreeeLe { get; init; }
    public EtatDeLettre Etat { get; private set; }

    /// <summary>Depuis quand la lettre est dans cet état ; sert à compter les jours d'attente.</summary>
    public DateTime EtatDepuis { get; private set; }
    public int NumeroDeVersion { get; private set; } = 1;

    /// <summary>Vrai quand la version figée s'écarte du modèle ou a déjà été refusée : on la lit avant de la valider.</summary>
    public bool ALire { get; private set; }
    public IReadOnlyList<VersionDeLettre> Versions => _versions;

    public Guid? ModifieePar { get; private set; }
    public string? ModifieeParNom { get; private set; }
    public DateTime? ModifieeLe { get; private set; }

    /// <summary>Jeton : deux écritures simultanées ne s'écrasent pas.</summary>
    public int Jeton { get; private set; }

    public VersionDeLettre VersionCourante => _versions.Single(v => v.Numero == NumeroDeVersion);

    /// <summary>Le circuit de signature, dans son ordre.</summary>
    public IReadOnlyList<Etape> Circuit => ValidationDuDan ? [Etape.Chef, Etape.Rupn, Etape.Dan] : [Etape.Chef, Etape.Rupn];

    /// <summary>L'acte tel qu'il se lit : figé si la version l'est, sinon composé.</summary>
    public ActeDeMission Acte => VersionCourante.TexteFige is null ? CompositionDeLActe.Composer(this) : VersionCourante.ActeFige;

    /// <summary>Une lettre nouvelle, au brouillon, née d'un modèle publié.</summary>
    public static LettreDeMission Rediger(
        Mission mission, ModeleDeLettre modele, ReglageAcademique reglage, int rang, string code, ContenuDeLettre contenu, DateTime quand) =>
        Creer(new LettreDeMission
        {
            MissionId = mission.Id,
            Mission = mission,
            EtablissementId = mission.EtablissementId,
            CodeAcademie = reglage.CodeAcademie,
            Annee = mission.Annee,
            Nature = NatureDeLActe.Lettre,
            Rang = rang,
            Reference = $"RUPN-{mission.Annee.Debut}-{mission.Etablissement!.Uai}-{rang}",
            CodeDeVerification = code,
            ModeleId = modele.Id,
            Modele = modele,
            ValidationDuDan = reglage.ValidationDuDan,
            TitreDuTroisiemeSignataire = reglage.TitreDuTroisiemeSignataire,
            PremierMoisDesNeuviemes = reglage.PremierMoisDesNeuviemes,
            CreeeLe = quand,
        }, contenu, quand);

    /// <summary>Un avenant à cette lettre, au brouillon. Refus : avenant.lettre.</summary>
    public LettreDeMission OuvrirAvenant(int numero, string code, DateTime quand)
    {
        if (Etat is not EtatDeLettre.Validee || Nature is NatureDeLActe.FinDeMission) throw ReglesDeLaLettre.AvenantLettre.Refus();
        return Lier(NatureDeLActe.Avenant, numero, $"A{numero}", code, VersionCourante.Contenu, quand);
    }

    /// <summary>L'acte qui met fin à la mission avant son terme. Refus : avenant.lettre, fin.date, fin.motif.</summary>
    public LettreDeMission OuvrirFinDeMission(DateOnly date, string? motif, string code, int rang, DateTime quand)
    {
        if (Etat is not EtatDeLettre.Validee || Nature is NatureDeLActe.FinDeMission) throw ReglesDeLaLettre.AvenantLettre.Refus();
        if (date < Mission!.Debut || date >= Mission.Fin)
            throw ReglesDeLaLettre.FinDate.Refus(("debut", Mission.Debut.ToString("d")), ("fin", Mission.Fin.ToString("d")));
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDeLaLettre.FinMotif.Refus();
        var suffixe = rang == 1 ? "F" : $"F{rang}";
        return Lier(NatureDeLActe.FinDeMission, 0, suffixe, code, new() { DateDeFin = date, MotifDeFin = motif.Trim() }, quand);
    }

    /// <summary>La lettre à laquelle les actes liés se rattachent : elle-même, ou la lettre initiale d'un avenant.</summary>
    public Guid RacineId => LettreInitialeId ?? Id;

    private LettreDeMission Lier(NatureDeLActe nature, int numero, string suffixe, string code, ContenuDeLettre contenu, DateTime quand)
    {
        var racine = LettreInitiale ?? this;
        return Creer(new LettreDeMission
        {
            MissionId = MissionId,
            Mission = Mission,
            EtablissementId = EtablissementId,
            CodeAcademie = CodeAcademie,
            Annee = Annee,
            Nature = nature,
            Rang = Rang,
            NumeroDAvenant = numero,
            LettreInitialeId = racine.Id,
            LettreInitiale = racine,
            Reference = $"{racine.Reference}-{suffixe}",
            CodeDeVerification = code,
            ModeleId = ModeleId,
            Modele = Modele,
            ValidationDuDan = ValidationDuDan,
            TitreDuTroisiemeSignataire = TitreDuTroisiemeSignataire,
            PremierMoisDesNeuviemes = PremierMoisDesNeuviemes,
            CreeeLe = quand,
        }, contenu, quand);
    }

    private static LettreDeMission Creer(LettreDeMission lettre, ContenuDeLettre contenu, DateTime quand)
    {
        lettre.EtatDepuis = quand;
        lettre._versions.Add(new VersionDeLettre { LettreId = lettre.Id, Numero = 1, Contenu = contenu });
        return lettre;
    }
}
