using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Missions;

/// <summary>Comment la mission est indemnisée : pas du tout, en une fois, ou par neuvièmes (IMP).</summary>
public enum Indemnisation { Aucune, VersementUnique, Neuviemes }

/// <summary>Qui exerce quelle fonction, où, du … au …, dans une année scolaire.</summary>
public sealed class Mission
{
    public const int LongueurDesMoyens = 500;
    private readonly List<Interruption> _interruptions = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonnelId { get; init; }
    public Personnel? Personnel { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required Guid FonctionId { get; init; }
    public Fonction? Fonction { get; set; }
    public required AnneeScolaire Annee { get; init; }
    public DateOnly Debut { get; private set; }
    public DateOnly Fin { get; private set; }
    public Indemnisation Indemnisation { get; set; }

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

    public Interruption? InterruptionEnCours(DateOnly jour) =>
        _interruptions.FirstOrDefault(i => i.Debut <= jour && (i.Fin is null || jour <= i.Fin));

    /// <summary>Suspend la mission à partir d'un jour. Refus : mission.motif, mission.interruption, mission.interrompue.</summary>
    public Interruption Interrompre(DateOnly debut, string? motif)
    {
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

    /// <summary>Annule une mission sans signature.</summary>
    public void Annuler(DateTime quand)
    {
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
