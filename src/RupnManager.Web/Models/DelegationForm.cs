using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Models;

/// <summary>La délégation de signature qu'un chef donne.</summary>
public sealed class DelegationForm : IdentiteForm
{
    [Display(Name = "Titre de l'adjoint"), Required(ErrorMessage = "Écrivez le titre, par exemple « principal adjoint ».")]
    [StringLength(Affectation.LongueurDuTitre, ErrorMessage = "Le titre compte {1} caractères au plus.")]
    public string? Titre { get; set; }

    [Display(Name = "Référence de l'arrêté")]
    [StringLength(Delegation.LongueurDeLaReference, ErrorMessage = "La référence compte {1} caractères au plus.")]
    public string? Reference { get; set; }

    [Display(Name = "Premier jour")]
    public DateOnly? Debut { get; set; }

    [Display(Name = "Dernier jour")]
    public DateOnly? Fin { get; set; }

    public NouvelleDelegation Demande() => new()
    {
        Personne = Identite(), Titre = Titre!, Reference = Reference, Debut = Debut, Fin = Fin,
    };
}
