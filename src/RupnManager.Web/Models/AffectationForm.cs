using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Acteurs;

namespace RupnManager.Web.Models;

/// <summary>Une affectation saisie : le rôle, le lieu cherché par son nom ou son UAI, les dates.</summary>
public sealed class AffectationForm
{
    [Display(Name = "Rôle")]
    public Role? Role { get; set; }

    [Display(Name = "Établissement (chef, RUPN, intendance)")]
    [StringLength(200, ErrorMessage = "La recherche compte {1} caractères au plus.")]
    public string? Etablissement { get; set; }

    /// <summary>Le choix fait parmi les réponses, et la recherche à laquelle il répond.</summary>
    public Guid? EtablissementId { get; set; }
    public string? Recherche { get; set; }

    [Display(Name = "Académie (DAN, services du recteur)")]
    public string? CodeAcademie { get; set; }

    [Display(Name = "Titre local (facultatif)")]
    [StringLength(Affectation.LongueurDuTitre, ErrorMessage = "Le titre compte {1} caractères au plus.")]
    public string? Titre { get; set; }

    [Display(Name = "Premier jour")]
    public DateOnly? Debut { get; set; }

    [Display(Name = "Dernier jour (vide : sans terme connu)")]
    public DateOnly? Fin { get; set; }

    public static AffectationForm Neuve(TimeProvider horloge) => new() { Debut = horloge.Aujourdhui() };

    /// <summary>Le premier rôle d'un compte peut attendre, si rien n'en est dit ; celui d'une affectation, non.</summary>
    public void Controler(ModelStateDictionary etat, bool roleExige)
    {
        if (Role is null && (roleExige || !string.IsNullOrWhiteSpace($"{Etablissement}{CodeAcademie}{Titre}"))) etat.AddModelError(nameof(Role), "Choisissez un rôle.");
        if (Role is not null && Debut is null) etat.AddModelError(nameof(Debut), "Indiquez le premier jour.");
    }

    public NouvelleAffectation Demande() => new()
    {
        Role = Role!.Value,
        Lieu = new(Etablissement, Recherche == Etablissement ? EtablissementId : null, CodeAcademie),
        Titre = Titre, Debut = Debut!.Value, Fin = Fin,
    };
}

/// <summary>Le dernier jour d'une affectation ou d'une délégation.</summary>
public sealed class FinForm
{
    [Display(Name = "Dernier jour"), Required(ErrorMessage = "Indiquez le dernier jour.")]
    public DateOnly? Fin { get; set; }
}
