using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Ce que le formulaire d'une proposition envoie ; les montants se lisent dans le domaine.</summary>
public sealed class PropositionForm
{
    public Guid? MissionId { get; set; }

    [Display(Name = "Montant annuel")]
    public string? Montant { get; set; }

    [Display(Name = "Motif, si le montant est sous le minimum")]
    public string? MotifSousMinimum { get; set; }

    [Display(Name = "Participation effective")]
    public string? Participation { get; set; }
    public bool ServiceComplet { get; set; }
    public bool NonCumul { get; set; }

    [Display(Name = "Cette fonction est-elle déjà reconnue autrement ?")]
    public AutreReconnaissance Cumul { get; set; }

    public int Version { get; set; }

    /// <summary>La proposition. Refus : montant.forme.</summary>
    public Proposition Lire() => new()
    {
        Montant = Domain.Indemnites.Montant.Lire(Montant), MotifSousMinimum = MotifSousMinimum, Participation = Participation,
        ServiceComplet = ServiceComplet, NonCumul = NonCumul, Cumul = Cumul,
    };

    public static PropositionForm Depuis(Attribution attribution) => new()
    {
        MissionId = attribution.MissionId, Montant = attribution.Propose.EnChiffres, MotifSousMinimum = attribution.MotifSousMinimum,
        Participation = attribution.Participation, Version = attribution.Version,
    };
}

/// <summary>Ce qu'un retrait envoie.</summary>
public sealed class RetraitForm
{
    [Display(Name = "Motif"), StringLength(Proposition.LongueurDuMotif, ErrorMessage = "Le motif compte {1} caractères au plus.")]
    public string? Motif { get; set; }
}
