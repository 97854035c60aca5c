using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Missions;

namespace RupnManager.Services.NouvelleAnnee;

/// <summary>Ce qu'il en est, à la rentrée, d'une mission de l'an dernier.</summary>
public enum SortALaRentree { AReconduire, LettreAEcrire, Reconduite, Ecartee }

/// <summary>Une mission de l'an dernier, telle que le chef la coche ou la lit.</summary>
public sealed record LigneDeRentree
{
    public required Guid MissionId { get; init; }
    public required Guid PersonnelId { get; init; }
    public required string Agent { get; init; }
    public required string Fonction { get; init; }
    public required bool Rupn { get; init; }
    public required SortALaRentree Sort { get; init; }

    /// <summary>Pourquoi elle ne peut pas être reconduite, en une phrase.</summary>
    public string? Motif { get; init; }

    /// <summary>Le jour où elle s'est arrêtée avant son terme, l'an dernier.</summary>
    public DateOnly? TermineeLe { get; init; }

    /// <summary>Vrai si la personne exerce déjà la même fonction ailleurs cette année : cocher vaut confirmation.</summary>
    public bool Ailleurs { get; init; }
    public Guid? NouvelleMissionId { get; init; }

    /// <summary>La lettre de l'année, si elle existe.</summary>
    public LettreDeLaMission? Lettre { get; init; }

    /// <summary>La lettre dont le brouillon partira.</summary>
    public string? Source { get; init; }

    /// <summary>Ce qui distinguera le brouillon du modèle de l'année.</summary>
    public IReadOnlyList<EcartAvecLeModele> Ecarts { get; init; } = [];

    public bool PeutEtreReconduite => Sort is SortALaRentree.AReconduire or SortALaRentree.LettreAEcrire;

    /// <summary>Cochée d'avance, sauf ce qui demande d'y penser.</summary>
    public bool Cochee => PeutEtreReconduite && TermineeLe is null && !Ailleurs;
}

/// <summary>Où en est un point de la liste : fait, à faire ici, ou attendu d'ailleurs.</summary>
public enum EtatDuPoint { Fait, AFaire, Attendu }

/// <summary>Un point de la liste de rentrée.</summary>
public sealed record PointDeRentree(string Titre, EtatDuPoint Etat, string Phrase, string? Bouton = null, string? Lien = null);

/// <summary>La page « Nouvelle année » d'un établissement.</summary>
public sealed record PageDeRentree(
    AnneeScolaire Annee, IReadOnlyList<LigneDeRentree> Lignes, IReadOnlyList<PointDeRentree> Points, string? ModeleDAvant, string? Modele,
    IReadOnlyList<EcartAvecLeModele> EcartsDuModele)
{
    public int Reconduites => Lignes.Count(l => l.Sort is SortALaRentree.Reconduite);
    public bool ResteAReconduire => Lignes.Any(l => l.PeutEtreReconduite);
}

/// <summary>Ce qu'a donné chaque mission cochée : faite, déjà faite, ou écartée et pourquoi.</summary>
public sealed record IssueDeReconduction(Guid MissionId, string Agent, bool Faite, Guid? LettreId, string? Motif);
