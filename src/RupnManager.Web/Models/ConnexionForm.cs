using System.ComponentModel.DataAnnotations;

namespace RupnManager.Web.Models;

/// <summary>Ce que la page de connexion envoie.</summary>
public sealed class ConnexionForm
{
    [Display(Name = "Adresse de courriel")]
    [Required(ErrorMessage = "Écrivez votre adresse de courriel.")]
    public string? Courriel { get; set; }

    [Display(Name = "Mot de passe")]
    [Required(ErrorMessage = "Écrivez votre mot de passe.")]
    public string? MotDePasse { get; set; }

    public string? Retour { get; set; }
}
