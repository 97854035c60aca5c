using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Missions;
using RupnManager.Services.Missions;

namespace RupnManager.Web.Models;

/// <summary>Ce que le formulaire d'une mission envoie.</summary>
public sealed class MissionForm
{
    private const string MoyenTropLong = "{1} caractères au plus.";

    [Display(Name = "Agent"), Required(ErrorMessage = "Choisissez un agent.")]
    public Guid? PersonnelId { get; set; }

    [Display(Name = "Fonction"), Required(ErrorMessage = "Choisissez une fonction.")]
    public Guid? FonctionId { get; set; }

    [Display(Name = "Premier jour"), Required(ErrorMessage = "Indiquez le premier jour de la mission.")]
    public DateOnly? Debut { get; set; }

    [Display(Name = "Dernier jour"), Required(ErrorMessage = "Indiquez le dernier jour de la mission.")]
    public DateOnly? Fin { get; set; }

    [Display(Name = "Indemnité"), Required(ErrorMessage = "Dites comment la mission est indemnisée.")]
    public Indemnisation? Indemnisation { get; set; }

    [Display(Name = "Équipements"), StringLength(Mission.LongueurDesMoyens, ErrorMessage = MoyenTropLong)]
    public string? Equipements { get; set; }

    [Display(Name = "Temps"), StringLength(Mission.LongueurDesMoyens, ErrorMessage = MoyenTropLong)]
    public string? Temps { get; set; }

    [Display(Name = "Lieu"), StringLength(Mission.LongueurDesMoyens, ErrorMessage = MoyenTropLong)]
    public string? Lieu { get; set; }

    [Display(Name = "Je confirme : cette personne exerce aussi cette fonction dans un autre établissement")]
    public bool AutreEtablissementConfirme { get; set; }

    [Display(Name = "L'établissement participe au programme CLAIR")]
    public bool ProgrammeClair { get; set; }

    [Range(2010, 2100, ErrorMessage = "Choisissez une année scolaire.")]
    public int Annee { get; set; }
    public int Version { get; set; }

    public DemandeDeMission Demande() => new()
    {
        Annee = new(Annee), PersonnelId = PersonnelId!.Value, FonctionId = FonctionId!.Value, Debut = Debut!.Value, Fin = Fin!.Value,
        Indemnisation = Indemnisation!.Value, Equipements = Equipements, Temps = Temps, Lieu = Lieu,
        AutreEtablissementConfirme = AutreEtablissementConfirme, ProgrammeClair = ProgrammeClair, Version = Version,
    };

    /// <summary>Une mission neuve : toute l'année si elle est à venir, sinon à partir d'aujourd'hui, jusqu'à la fin des cours.</summary>
    public static MissionForm Nouvelle(AnneeScolaire annee, DateOnly jour)
    {
        var finDesCours = new DateOnly(annee.Debut + 1, 6, 30);
        return new()
        {
            Annee = annee.Debut,
            Debut = annee.Contient(jour) && jour < finDesCours ? jour : annee.PremierJour,
            Fin = finDesCours,
        };
    }

    public static MissionForm Depuis(Mission mission) => new()
    {
        Annee = mission.Annee.Debut, PersonnelId = mission.PersonnelId, FonctionId = mission.FonctionId, Debut = mission.Debut, Fin = mission.Fin,
        Indemnisation = mission.Indemnisation, Equipements = mission.Equipements, Temps = mission.Temps, Lieu = mission.Lieu, ProgrammeClair = mission.ProgrammeClair, Version = mission.Version,
    };
}

/// <summary>Ce qu'une interruption ou une reprise envoie.</summary>
public sealed class InterruptionForm
{
    [Required(ErrorMessage = "Indiquez le jour.")]
    public DateOnly? Le { get; set; }

    [Display(Name = "Motif"), StringLength(Interruption.LongueurDuMotif, ErrorMessage = "Le motif compte {1} caractères au plus.")]
    public string? Motif { get; set; }
}
