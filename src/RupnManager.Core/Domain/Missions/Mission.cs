using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Missions;

/// <summary>Comment la mission est indemnisée : pas du tout, en une fois, ou par neuvièmes (IMP).</summary>
public enum Indemnisation { Aucune, VersementUnique, Neuviemes }

/// <summary>Les mots de l'indemnisation.</summary>
public static class Indemnisations
{
    public static string Libelle(this Indemnisation indemnisation, AnneeScolaire annee) => indemnisation switch
    {
        Indemnisation.Aucune => "Aucune",
        Indemnisation.Neuviemes => "IMP, par neuvièmes",
        _ => annee.Regime is Regime.Ific ? "IFIC, en une fois en fin d'année" : "IMP, en une fois après la mission",
    };
}

/// <summary>Qui exerce quelle fonction, où, du … au …, dans une année scolaire.</summary>
public sealed class Mission : IDeLAnnee
{
    public const int LongueurDesMoyens = 500;
    private readonly List<Interruption> _interruptions = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonnelId { get; init; }
    public Personnel? Personnel { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required Guid FonctionId { get; set; }
    public Fonction? Fonction { get; set; }
    public required AnneeScolaire Annee { get; init; }
    public DateOnly Debut { get; private set; }
    public DateOnly Fin { get; private set; }
    public Indemnisation Indemnisation { get; set; }

    /// <summary>Le chef déclare que l'établissement participe au programme CLAIR (préfet des études, art. 2 et 3).</summary>
    public bool ProgrammeClair { get; set; }

    /// <summary>Moyens donnés : équipement, temps, lieu.</summary>
    public string? Equipements { get; set; }
    public string? Temps { get; set; }
    public string? Lieu { get; set; }
    public DateTime? AnnuleeLe { get; private set; }

    /// <summary>Terme anticipé, posé par un acte de fin de mission.</summary>
    public DateOnly? TermineeLe { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Interruption> Interruptions => _interruptions;

    /// <summary>Le dernier jour réel de la mission.</summary>
    public DateOnly Terme => TermineeLe ?? Fin;

    /// <summary>Change ce que la lettre dit de la mission ; faux si rien ne change. Refus : mission.geste, mission.signee, ceux de Dater et Verifier.</summary>
    public bool Modifier(Fonction fonction, DateOnly debut, DateOnly fin, Indemnisation indemnisation, IEnumerable<EtatDeLettre> lettres)
    {
        ExigerActive();
        var inchangee = fonction.Id == FonctionId && debut == Debut && fin == Fin && indemnisation == Indemnisation;
        if (inchangee) return false;
        if (lettres.Any(EstEngagee)) throw ReglesDesMissions.MissionSignee.Refus();
        (FonctionId, Fonction, Indemnisation) = (fonction.Id, fonction, indemnisation);
        Dater(debut, fin);
        Verifier();
        return true;
    }

    /// <summary>La fonction est ouverte ici, et l'agent peut être indemnisé. Refus : fonction.*, beneficiaire.*, mission.neuviemes, personnel.parti.</summary>
    public void Verifier()
    {
        Fonction!.VerifierOuverte(Etablissement!.Type, Annee, ProgrammeClair);
        if (Personnel!.DernierJour is { } dernier && Fin > dernier)
            throw ReglesDesMissions.Parti.Refus(("personne", Personnel.Personne!.Designation), ("date", dernier.EnLettres()));
        if (Annee.Regime is not Regime.Ific) return;
        if (Indemnisation is Indemnisation.Neuviemes) throw ReglesDesMissions.Neuviemes.Refus(("annee", Annee));
        if (Indemnisation is not Indemnisation.Aucune) Personnel.VerifierEligibilite();
    }

    /// <summary>Une mission nouvelle, dans un établissement encore ouvert. Refus : mission.etablissement-ferme, et ceux de Verifier.</summary>
    public void VerifierNouvelle()
    {
        if (!Etablissement!.Ouvert) throw ReglesDesMissions.EtablissementFerme.Refus(("etablissement", Etablissement.Nom));
        Verifier();
    }

    /// <summary>Vrai si la mission ne prend effet qu'avec une lettre : la fonction de RUPN, quand l'académie l'exige.</summary>
    public bool ExigeUneLettre(bool reglage) => reglage && Fonction!.Code == Fonction.CodeRupn;

    /// <summary>La même fonction au catalogue d'une autre année. Refus : fonction.fermee.</summary>
    public Fonction FonctionEn(AnneeScolaire annee, IEnumerable<Fonction> catalogue) =>
        catalogue.FirstOrDefault(f => f.Code == Fonction!.Code && f.TypeEtablissement == Etablissement!.Type && f.OuverteEn(annee))
        ?? throw ReglesDesMissions.FonctionFermee.Refus(("fonction", Fonction!.Libelle), ("annee", annee));

    /// <summary>L'indemnisation reprise dans une autre année : l'IFIC ne connaît pas les neuvièmes.</summary>
    public Indemnisation IndemnisationEn(AnneeScolaire annee) =>
        Indemnisation is Indemnisation.Neuviemes && annee.Regime is Regime.Ific ? Indemnisation.VersementUnique : Indemnisation;

    /// <summary>Pourquoi la mission ne peut pas être reconduite dans une autre année ; rien si elle le peut.</summary>
    public string? EmpechementEn(AnneeScolaire annee, IEnumerable<Fonction> catalogue)
    {
        try
        {
            var fonction = FonctionEn(annee, catalogue);
            new Mission
            {
                PersonnelId = PersonnelId, Personnel = Personnel, EtablissementId = EtablissementId, Etablissement = Etablissement,
                FonctionId = fonction.Id, Fonction = fonction, Annee = annee, Indemnisation = IndemnisationEn(annee), Fin = annee.FinDesMissions,
            }.VerifierNouvelle();
            return null;
        }
        catch (RegleMetierException refus)
        {
            return refus.Message;
        }
    }

    /// <summary>Une lettre en signature ou signée fige la fonction, les dates et l'indemnisation.</summary>
    public static bool EstEngagee(EtatDeLettre etat) =>
        etat is not (EtatDeLettre.Brouillon or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee or EtatDeLettre.Abandonnee);

    /// <summary>Fixe les dates, toutes deux dans l'année scolaire. Refus : mission.dates.</summary>
    public void Dater(DateOnly debut, DateOnly fin)
    {
        if (!Annee.Contient(debut) || !Annee.Contient(fin) || fin < debut)
            throw ReglesDesMissions.Dates.Refus(("debut", Annee.PremierJour.ToString("d")), ("fin", Annee.DernierJour.ToString("d")));
        (Debut, Fin) = (debut, fin);
        Version++;
    }

    /// <summary>Vrai si les deux missions se recouvrent d'au moins un jour.</summary>
    public bool Recouvre(DateOnly debut, DateOnly fin) => AnnuleeLe is null && Debut <= fin && debut <= Terme;

    /// <summary>Vrai si cette mission commence pendant une interruption de l'autre : même fonction, même lieu, même année (R17).</summary>
    public bool Remplace(Mission autre) => autre.PersonnelId != PersonnelId && autre.AnnuleeLe is null
        && (autre.EtablissementId, autre.Annee, autre.FonctionId) == (EtablissementId, Annee, FonctionId)
        && autre.InterruptionEnCours(Debut) is not null;

    public Interruption? InterruptionEnCours(DateOnly jour) =>
        _interruptions.FirstOrDefault(i => i.Debut <= jour && (i.Fin is null || jour <= i.Fin));

    /// <summary>Suspend la mission à partir d'un jour. Refus : mission.geste, mission.motif, mission.interruption, mission.interrompue.</summary>
    public Interruption Interrompre(DateOnly debut, string? motif)
    {
        ExigerActive();
        if (string.IsNullOrWhiteSpace(motif)) throw ReglesDesMissions.MotifInterruption.Refus();
        if (debut < Debut || debut > Terme)
            throw ReglesDesMissions.InterruptionDates.Refus(("debut", Debut.ToString("d")), ("fin", Terme.ToString("d")));
        if (_interruptions.FirstOrDefault(i => i.Fin is null || i.Fin >= debut) is { } deja)
            throw ReglesDesMissions.InterruptionDeja.Refus(("debut", deja.Debut.ToString("d")));
        var interruption = new Interruption { MissionId = Id, Debut = debut, Motif = motif.Trim() };
        _interruptions.Add(interruption);
        Version++;
        return interruption;
    }

    /// <summary>Enregistre la reprise : la veille est le dernier jour d'interruption. Refus : mission.reprise, mission.interruption.</summary>
    public Interruption Reprendre(DateOnly reprise)
    {
        var interruption = _interruptions.SingleOrDefault(i => i.Fin is null) ?? throw ReglesDesMissions.PasInterrompue.Refus();
        if (reprise <= interruption.Debut || reprise > Terme)
            throw ReglesDesMissions.InterruptionDates.Refus(("debut", interruption.Debut.ToString("d")), ("fin", Terme.ToString("d")));
        interruption.Terminer(reprise.AddDays(-1));
        Version++;
        return interruption;
    }

    /// <summary>Annule une mission sans signature. Refus : mission.geste, mission.signee.</summary>
    public void Annuler(IEnumerable<EtatDeLettre> lettres, DateTime quand)
    {
        ExigerActive();
        if (lettres.Any(EstEngagee)) throw ReglesDesMissions.MissionSignee.Refus();
        AnnuleeLe = quand;
        Version++;
    }

    /// <summary>Pose le terme anticipé, quand l'acte de fin est validé.</summary>
    public void Terminer(DateOnly terme)
    {
        TermineeLe = terme;
        Version++;
    }

    public void NoterModification() => Version++;

    private void ExigerActive()
    {
        if (AnnuleeLe is not null) throw ReglesDesMissions.Geste.Refus(("etat", EtatDeMission.Annulee.Libelle()));
        if (TermineeLe is not null) throw ReglesDesMissions.Geste.Refus(("etat", EtatDeMission.Terminee.Libelle()));
    }
}

/// <summary>Une suspension datée de la mission.</summary>
public sealed class Interruption
{
    public const int LongueurDuMotif = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid MissionId { get; init; }
    public required DateOnly Debut { get; init; }
    public DateOnly? Fin { get; private set; }
    public required string Motif { get; init; }

    internal void Terminer(DateOnly fin) => Fin = fin;
}
