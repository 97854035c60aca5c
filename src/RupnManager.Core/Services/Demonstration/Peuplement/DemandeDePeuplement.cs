using RupnManager.Domain.Activites;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Missions;
using RupnManager.Domain.Rappels;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Ce que l'on demande à un peuplement. Même demande, même graine, même jour : même contenu.</summary>
public sealed record DemandeDePeuplement
{
    /// <summary>D'où tout le hasard part.</summary>
    public required int Graine { get; init; }

    /// <summary>Les octets d'un annuaire ; sans lui, tous les établissements sont fictifs.</summary>
    public byte[]? Annuaire { get; init; }

    /// <summary>Une seule académie ; toutes si rien.</summary>
    public string? CodeAcademie { get; init; }

    /// <summary>Le nombre d'établissements voulu, que des collèges fictifs complètent ; rien pour la taille réelle.</summary>
    public int? Etablissements { get; init; }

    /// <summary>Le nombre d'années scolaires, celle d'aujourd'hui comprise.</summary>
    public int Annees { get; init; } = 10;

    /// <summary>Le nombre d'activités, à peu près, tous relevés confondus.</summary>
    public int Activites { get; init; } = 1_000_000;

    /// <summary>Par académie, les établissements témoins : comptes ouverts, lettres scellées, pièces archivées.</summary>
    public int Temoins { get; init; } = 2;

    /// <summary>Des lettres de l'année en cours, conformes au modèle et signées du chef et du RUPN, qui attendent le DAN : de quoi valider par lots.</summary>
    public int AValider { get; init; }
}

/// <summary>Ce qu'un peuplement a écrit.</summary>
public sealed record RapportDePeuplement
{
    public int Etablissements { get; internal set; }
    public int Personnes { get; internal set; }
    public int Missions { get; internal set; }
    public int Lettres { get; internal set; }

    /// <summary>Les lettres dont le PDF est scellé, donc servi.</summary>
    public int Scellees { get; internal set; }
    public int Activites { get; internal set; }
    public int Bilans { get; internal set; }
    public int Attributions { get; internal set; }
    public int Campagnes { get; internal set; }
    public int Lots { get; internal set; }

    /// <summary>Les envois de rappels, de règle et du DAN.</summary>
    public int Rappels { get; internal set; }
    public int Courriels { get; internal set; }
    public int Entrees { get; internal set; }

    /// <summary>Empreinte de ce qui a été écrit, identifiants techniques exclus : la même pour la même demande.</summary>
    public string Empreinte { get; internal set; } = "";

    /// <summary>Les comptes que l'on peut ouvrir avec le mot de passe de démonstration.</summary>
    public IReadOnlyList<string> Comptes { get; internal set; } = [];

    internal void Compter(IEnumerable<object> objets)
    {
        foreach (var objet in objets) Compter(objet);
    }

    private void Compter(object objet) => _ = objet switch
    {
        Personne => Personnes++,
        Mission => Missions++,
        LettreDeMission => Lettres++,
        Activite => Activites++,
        Bilan => Bilans++,
        Attribution => Attributions++,
        Campagne => Campagnes++,
        Lot => Lots++,
        EnvoiDeRappels => Rappels++,
        CourrielSortant => Courriels++,
        _ => 0,
    };
}
