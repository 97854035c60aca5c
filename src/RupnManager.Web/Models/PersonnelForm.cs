using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Etablissements;

namespace RupnManager.Web.Models;

/// <summary>Ce que la fiche d'un agent envoie.</summary>
public sealed class PersonnelForm : IdentiteForm
{
    [Display(Name = "Catégorie"), Required(ErrorMessage = "Choisissez une catégorie.")]
    public CategorieDePersonnel? Categorie { get; set; }

    [Display(Name = "Corps ou grade, discipline"), Required(ErrorMessage = "Écrivez le corps ou le grade.")]
    [StringLength(Personnel.LongueurDuCorps, ErrorMessage = "Le corps ou grade compte {1} caractères au plus.")]
    public string? CorpsGrade { get; set; }

    [Display(Name = "Agent titulaire")]
    public bool Titulaire { get; set; }

    [Display(Name = "Obligations de service intégralement assurées, déclaré le")]
    public DateOnly? ServiceCompletLe { get; set; }

    [Display(Name = "Précision sur le service")]
    [StringLength(Personnel.LongueurDuCommentaire, ErrorMessage = "La précision compte {1} caractères au plus.")]
    public string? CommentaireService { get; set; }

    [Display(Name = "NUMEN (facultatif)")]
    public string? Numen { get; set; }

    [Display(Name = "Effacer le NUMEN enregistré")]
    public bool EffacerNumen { get; set; }

    public int Version { get; set; }

    public FicheDePersonnel Fiche() => new()
    {
        Civilite = Civilite!.Value, Prenom = Prenom!, NomUsage = NomUsage!, NomNaissance = NomNaissance, Courriel = Courriel!,
        Categorie = Categorie!.Value, CorpsGrade = CorpsGrade!, Titulaire = Titulaire, ServiceCompletLe = ServiceCompletLe,
        CommentaireService = CommentaireService, Numen = Numen, EffacerNumen = EffacerNumen, Version = Version,
    };

    public static PersonnelForm Depuis(FicheDePersonnel fiche) => new()
    {
        Civilite = fiche.Civilite, Prenom = fiche.Prenom, NomUsage = fiche.NomUsage, NomNaissance = fiche.NomNaissance, Courriel = fiche.Courriel,
        Categorie = fiche.Categorie, CorpsGrade = fiche.CorpsGrade, Titulaire = fiche.Titulaire, ServiceCompletLe = fiche.ServiceCompletLe,
        CommentaireService = fiche.CommentaireService, Version = fiche.Version,
    };
}

/// <summary>Le dernier jour d'un agent dans l'établissement.</summary>
public sealed class DepartForm
{
    [Display(Name = "Son dernier jour"), Required(ErrorMessage = "Indiquez le dernier jour.")]
    public DateOnly? DernierJour { get; set; }

    public int Version { get; set; }
}
