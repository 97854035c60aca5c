using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Les réglages d'une académie pour une année.</summary>
public sealed class ReglageForm
{
    public string? Academie { get; set; }
    public int Version { get; set; }

    [Display(Name = "Le DAN valide les lettres, après le RUPN")]
    public bool ValidationDuDan { get; set; }

    [Display(Name = "Titre du troisième signataire")]
    [Required(ErrorMessage = "Écrivez le titre du troisième signataire.")]
    public string? Titre { get; set; }

    [Display(Name = "La mission de RUPN exige une lettre")]
    public bool LettreExigee { get; set; }

    [Display(Name = "Premier mois des neuvièmes")]
    public int PremierMois { get; set; } = 10;

    [Display(Name = "Le plafond de l'IFIC s'apprécie par personne")]
    public bool PlafondParPersonne { get; set; }

    public static ReglageForm De(ReglageAcademique reglage) => new()
    {
        Academie = reglage.CodeAcademie,
        Version = reglage.Version,
        ValidationDuDan = reglage.ValidationDuDan,
        Titre = reglage.TitreDuTroisiemeSignataire,
        LettreExigee = reglage.LettreExigee,
        PremierMois = reglage.PremierMoisDesNeuviemes,
        PlafondParPersonne = reglage.PlafondParPersonne,
    };

    public ReglageVoulu Demande(AnneeScolaire annee) => new()
    {
        CodeAcademie = Academie,
        Annee = annee,
        Version = Version,
        ValidationDuDan = ValidationDuDan,
        Titre = Titre,
        LettreExigee = LettreExigee,
        PremierMois = PremierMois,
        PlafondParPersonne = PlafondParPersonne,
    };
}
