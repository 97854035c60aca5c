using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Models;

/// <summary>Le courriel d'une personne qui a oublié son mot de passe.</summary>
public sealed class MotDePasseOublieForm
{
    [Display(Name = "Adresse de courriel")]
    [Required(ErrorMessage = "Écrivez votre adresse de courriel.")]
    [EmailAddress(ErrorMessage = "Cette adresse n'est pas complète, par exemple prenom.nom@ac-academie.fr.")]
    [StringLength(Etablissement.LongueurDuCourriel, ErrorMessage = "Cette adresse est trop longue.")]
    public string? Courriel { get; set; }
}

/// <summary>Un mot de passe neuf, tapé deux fois.</summary>
public class NouveauMotDePasseForm
{
    public const int LongueurMaximale = 200;
    public const string Consigne = "12 caractères au moins, avec une majuscule, une minuscule et un chiffre. Ni votre nom ni votre courriel.";

    [Display(Name = "Nouveau mot de passe")]
    [Required(ErrorMessage = "Choisissez un mot de passe.")]
    [StringLength(LongueurMaximale, ErrorMessage = "Ce mot de passe est trop long : 200 caractères au plus.")]
    public string? MotDePasse { get; set; }

    [Display(Name = "Le même, une seconde fois")]
    [Required(ErrorMessage = "Tapez le mot de passe une seconde fois.")]
    [Compare(nameof(MotDePasse), ErrorMessage = "Les deux mots de passe sont différents. Tapez deux fois le même.")]
    public string? Confirmation { get; set; }
}

/// <summary>Changer son mot de passe, connecté.</summary>
public sealed class ChangementDeMotDePasseForm : NouveauMotDePasseForm
{
    [Display(Name = "Mot de passe actuel")]
    [Required(ErrorMessage = "Écrivez votre mot de passe actuel.")]
    public string? MotDePasseActuel { get; set; }

    public ChangementDeMotDePasse Demande() => new() { Actuel = MotDePasseActuel!, Nouveau = MotDePasse! };
}
