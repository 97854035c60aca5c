using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Missions;
using RupnManager.Services.Missions;

namespace RupnManager.Web.Models;

/// <summary>Qui remplace un RUPN avant sa signature, à partir de quand, et pourquoi.</summary>
public sealed class RemplacementForm
{
    [Display(Name = "Agent qui le remplace"), Required(ErrorMessage = "Choisissez un agent.")]
    public Guid? PersonnelId { get; set; }

    [Display(Name = "Premier jour de sa mission"), Required(ErrorMessage = "Indiquez le premier jour de la mission.")]
    public DateOnly? Debut { get; set; }

    [Display(Name = "Motif"), StringLength(Interruption.LongueurDuMotif, ErrorMessage = "Le motif compte {1} caractères au plus.")]
    public string? Motif { get; set; }

    [Display(Name = "L'agent remplacé quitte l'établissement")]
    public bool Parti { get; set; }

    [Display(Name = "Je confirme : cette personne exerce aussi cette fonction dans un autre établissement")]
    public bool AutreEtablissementConfirme { get; set; }

    public static RemplacementForm Pour(Mission mission, DateOnly jour) => new() { Debut = jour < mission.Debut ? mission.Debut : jour > mission.Fin ? mission.Fin : jour };

    public RemplacementDemande Demande() => new()
    {
        PersonnelId = PersonnelId!.Value, Debut = Debut!.Value, Motif = Motif, Parti = Parti, AutreEtablissementConfirme = AutreEtablissementConfirme,
    };
}
