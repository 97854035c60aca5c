using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Les textes d'un modèle, clause par clause.</summary>
public sealed class TextesDeModeleForm
{
    public int Version { get; set; }
    public List<TexteDeClauseForm> Textes { get; set; } = [];

    /// <summary>Les clauses que l'académie peut changer ; le titre du DAN est un réglage.</summary>
    public static TextesDeModeleForm De(ModeleDeLettre modele) => new()
    {
        Version = modele.Version,
        Textes = [.. modele.Clauses.Where(c => c.Statut is StatutDeClause.Academique or StatutDeClause.Adaptable && c.Cle != "signature.dan")
            .Select(c => new TexteDeClauseForm { Cle = c.Cle, Texte = c.Texte })],
    };

    public IReadOnlyList<TexteDeClause> Demande() => [.. Textes.Select(t => new TexteDeClause(t.Cle ?? "", t.Texte))];
}

/// <summary>Le texte d'une clause.</summary>
public sealed class TexteDeClauseForm
{
    public string? Cle { get; set; }
    public string? Texte { get; set; }
}
