using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Models;

/// <summary>Ce qu'une personne écrit pour prendre ses fonctions : l'établissement et elle-même.</summary>
public sealed class PriseDeFonctionsForm : IValidatableObject
{
    /// <summary>Un nom part dans un courriel à l'établissement : il ne porte ni adresse ni lien.</summary>
    private const string FormeDUnNom = @"[\p{L}\p{M}'’ -]+";
    private const string NomSansSigne = "Écrivez-le en lettres, sans chiffre ni autre signe.";

    [Display(Name = "UAI de l'établissement"), Required(ErrorMessage = "Écrivez l'UAI de l'établissement.")]
    [StringLength(20, ErrorMessage = "Un UAI compte 7 chiffres et une lettre.")]
    public string? Uai { get; set; }

    [Display(Name = "Civilité"), Required(ErrorMessage = "Choisissez une civilité.")]
    public Civilite? Civilite { get; set; }

    [Display(Name = "Prénom"), Required(ErrorMessage = "Écrivez votre prénom.")]
    [StringLength(Personne.LongueurDuNom, ErrorMessage = "Le prénom compte {1} caractères au plus."), RegularExpression(FormeDUnNom, ErrorMessage = NomSansSigne)]
    public string? Prenom { get; set; }

    [Display(Name = "Nom d'usage"), Required(ErrorMessage = "Écrivez votre nom d'usage.")]
    [StringLength(Personne.LongueurDuNom, ErrorMessage = "Le nom compte {1} caractères au plus."), RegularExpression(FormeDUnNom, ErrorMessage = NomSansSigne)]
    public string? NomUsage { get; set; }

    [Display(Name = "Votre courriel académique"), Required(ErrorMessage = "Écrivez votre courriel académique.")]
    [RegularExpression(@"\s*[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\s*", ErrorMessage = "Ce courriel n'a pas la forme prenom.nom@ac-academie.fr.")]
    [StringLength(Etablissement.LongueurDuCourriel, ErrorMessage = "Le courriel compte {1} caractères au plus.")]
    public string? Courriel { get; set; }

    [Display(Name = "Votre titre (facultatif)")]
    [StringLength(Affectation.LongueurDuTitre, ErrorMessage = "Le titre compte {1} caractères au plus."), RegularExpression(FormeDUnNom, ErrorMessage = NomSansSigne)]
    public string? Titre { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string? refus = null;
        try
        {
            _ = Domain.Etablissements.Uai.Lire(Uai);
        }
        catch (Domain.Regles.RegleMetierException faute)
        {
            refus = faute.Message;
        }
        if (refus is not null) yield return new(refus, [nameof(Uai)]);
    }

    public DemandeDePriseDeFonctions Demande() => new(Domain.Etablissements.Uai.Lire(Uai),
        new() { Civilite = Civilite!.Value, Prenom = Prenom!, NomUsage = NomUsage!, Courriel = Courriel! }, Titre);
}
