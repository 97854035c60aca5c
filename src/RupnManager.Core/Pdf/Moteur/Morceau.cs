using RupnManager.Pdf.Description;

namespace RupnManager.Pdf.Moteur;

/// <summary>Ce qui ne se coupe pas : une ligne de texte, une ligne de tableau, une rangée de signatures…</summary>
internal sealed record Morceau(double Hauteur, Action<Toile, double> Dessiner)
{
    /// <summary>Espace demandé avant et après ; entre deux morceaux, le plus grand l'emporte.</summary>
    public double Avant { get; init; }
    public double Apres { get; init; }

    /// <summary>Ne finit pas une page : part avec le morceau qui suit.</summary>
    public bool AvecLeSuivant { get; init; }

    public bool NouvellePage { get; init; }

    /// <summary>Le titre que ce morceau commence, pour le sommaire et les signets.</summary>
    public Titre? Signet { get; init; }

    /// <summary>Ouverture et fermeture des balises du bloc auquel il appartient.</summary>
    public Action<Toile>? Ouvrir { get; init; }
    public Action<Toile>? Fermer { get; init; }

    /// <summary>Répété, en artefact, quand ce morceau commence une page (en-tête d'un tableau coupé).</summary>
    public Morceau? Rappel { get; init; }
}
