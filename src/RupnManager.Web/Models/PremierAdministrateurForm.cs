using System.ComponentModel.DataAnnotations;

namespace RupnManager.Web.Models;

/// <summary>La personne qui administrera l'application, et son mot de passe.</summary>
public sealed class PremierAdministrateurForm : IdentiteForm
{
    [Display(Name = "Mot de passe"), Required(ErrorMessage = "Choisissez un mot de passe.")]
    [StringLength(NouveauMotDePasseForm.LongueurMaximale, ErrorMessage = "Ce mot de passe est trop long : 200 caractères au plus.")]
    public string? MotDePasse { get; set; }

    [Display(Name = "Le même, une seconde fois"), Required(ErrorMessage = "Tapez le mot de passe une seconde fois.")]
    [Compare(nameof(MotDePasse), ErrorMessage = "Les deux mots de passe sont différents. Tapez deux fois le même.")]
    public string? Confirmation { get; set; }
}
