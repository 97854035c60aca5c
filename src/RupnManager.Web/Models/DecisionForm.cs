using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Ce que la décision d'une ligne envoie.</summary>
public sealed class DecisionForm
{
    [Display(Name = "Décision"), Required(ErrorMessage = "Choisissez une décision.")]
    public SensDeDecision? Sens { get; set; }

    [Display(Name = "Montant accordé")]
    public string? Montant { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    /// <summary>La décision voulue. Refus : montant.forme.</summary>
    public DecisionVoulue Lire(Guid attributionId) =>
        new(attributionId, Sens!.Value, Sens is SensDeDecision.Modifiee ? Domain.Indemnites.Montant.Lire(Montant) : null, Motif);
}

/// <summary>Une ligne choisie parmi celles d'un bordereau.</summary>
public sealed class LigneADecider
{
    public Guid Id { get; set; }
    public bool Choisie { get; set; }

    /// <summary>Son motif propre, s'il diffère du motif commun.</summary>
    public string? Motif { get; set; }
}

/// <summary>Ce que « décider plusieurs lignes » envoie : un sens, un motif commun, et le motif propre de chaque ligne.</summary>
public sealed class DecisionsForm
{
    [Display(Name = "Décision pour les lignes choisies"), Required(ErrorMessage = "Choisissez une décision.")]
    [AllowedValues(null, SensDeDecision.Accordee, SensDeDecision.Refusee, ErrorMessage = "Un montant modifié se décide ligne par ligne.")]
    public SensDeDecision? Sens { get; set; }

    [Display(Name = "Motif commun")]
    public string? Motif { get; set; }
    public List<LigneADecider> Lignes { get; set; } = [];

    public IReadOnlyList<DecisionVoulue> Lire() => [.. Lignes.Where(l => l.Choisie)
        .Select(l => new DecisionVoulue(l.Id, Sens!.Value, Motif: string.IsNullOrWhiteSpace(l.Motif) ? Motif : l.Motif))];
}
