using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;

namespace RupnManager.Services.Missions;

/// <summary>Ce que le chef d'établissement demande : confier une mission, ou la changer.</summary>
public sealed record DemandeDeMission
{
    public required AnneeScolaire Annee { get; init; }
    public required Guid PersonnelId { get; init; }
    public required Guid FonctionId { get; init; }
    public required DateOnly Debut { get; init; }
    public required DateOnly Fin { get; init; }
    public required Indemnisation Indemnisation { get; init; }
    public string? Equipements { get; init; }
    public string? Temps { get; init; }
    public string? Lieu { get; init; }

    /// <summary>Vrai si le chef déclare que l'établissement participe au programme CLAIR.</summary>
    public bool ProgrammeClair { get; init; }

    /// <summary>Vrai quand l'avertissement « déjà dans un autre établissement » a été lu.</summary>
    public bool AutreEtablissementConfirme { get; init; }

    /// <summary>La version lue : deux personnes ne s'écrasent pas.</summary>
    public int Version { get; init; }
}

/// <summary>Un choix d'une liste.</summary>
public sealed record Choix(Guid Id, string Libelle);

/// <summary>Entre qui et quoi choisir pour une mission de l'année.</summary>
public sealed record ChoixDeMission(AnneeScolaire Annee, IReadOnlyList<Choix> Personnels, IReadOnlyList<Choix> Fonctions);
