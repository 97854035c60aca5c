using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Models;

/// <summary>L'identité d'une personne, telle qu'elle se saisit.</summary>
public class IdentiteForm
{
    [Display(Name = "Civilité"), Required(ErrorMessage = "Choisissez une civilité.")]
    public Civilite? Civilite { get; set; }

    [Display(Name = "Prénom"), Required(ErrorMessage = "Écrivez le prénom.")]
    [StringLength(Personne.LongueurDuNom, ErrorMessage = "Le prénom compte {1} caractères au plus.")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom d'usage"), Required(ErrorMessage = "Écrivez le nom d'usage.")]
    [StringLength(Personne.LongueurDuNom, ErrorMessage = "Le nom compte {1} caractères au plus.")]
    public string? NomUsage { get; set; }

    [Display(Name = "Nom de naissance (s'il est différent)")]
    [StringLength(Personne.LongueurDuNom, ErrorMessage = "Le nom compte {1} caractères au plus.")]
    public string? NomNaissance { get; set; }

    [Display(Name = "Courriel académique"), Required(ErrorMessage = "Écrivez le courriel académique.")]
    [RegularExpression(@"\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*", ErrorMessage = "Ce courriel n'a pas la forme prenom.nom@ac-academie.fr.")]
    [StringLength(Etablissement.LongueurDuCourriel, ErrorMessage = "Le courriel compte {1} caractères au plus.")]
    public string? Courriel { get; set; }

    public IdentiteSaisie Identite() => new()
    {
        Civilite = Civilite!.Value, Prenom = Prenom!, NomUsage = NomUsage!, NomNaissance = NomNaissance, Courriel = Courriel!,
    };

    public static IdentiteForm Depuis(IdentiteSaisie identite) => new()
    {
        Civilite = identite.Civilite, Prenom = identite.Prenom, NomUsage = identite.NomUsage, NomNaissance = identite.NomNaissance,
        Courriel = identite.Courriel,
    };
}
