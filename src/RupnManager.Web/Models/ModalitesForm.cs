using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Les deux formulaires des modalités ; chacun n'envoie que ses champs, et la version lue.</summary>
public sealed class ModalitesForm
{
    public int Version { get; set; }

    [Display(Name = "Date du conseil pédagogique")]
    public DateOnly? DateConseilPedagogique { get; set; }

    [Display(Name = "Avis")]
    public SensDeLAvis? Avis { get; set; }

    [Display(Name = "Texte de l'avis (facultatif)")]
    public string? TexteDeLAvis { get; set; }

    [Display(Name = "Date de la convocation")]
    public DateOnly? DateConvocation { get; set; }

    [Display(Name = "Date de la séance")]
    public DateOnly? DateCA { get; set; }

    [Display(Name = "Présents")]
    public int? Presents { get; set; }

    [Display(Name = "Quorum")]
    public int? Quorum { get; set; }

    [Display(Name = "Pour")]
    public int? Pour { get; set; }

    [Display(Name = "Contre")]
    public int? Contre { get; set; }

    [Display(Name = "Abstentions")]
    public int? Abstentions { get; set; }

    [Display(Name = "Votants")]
    public int? Votants { get; set; }

    [Display(Name = "Observations (facultatif)")]
    public string? Observations { get; set; }

    public static ModalitesForm De(FicheDesModalites fiche) => new ModalitesForm { Version = fiche.Version }.AvecLAvis(fiche.Modalites).AvecLaSeance(fiche.Modalites);

    /// <summary>Reprend l'avis enregistré.</summary>
    public ModalitesForm AvecLAvis(Modalites? enregistrees)
    {
        (DateConseilPedagogique, Avis, TexteDeLAvis) = (enregistrees?.DateConseilPedagogique, enregistrees?.Avis, enregistrees?.TexteDeLAvis);
        return this;
    }

    /// <summary>Reprend la séance enregistrée.</summary>
    public ModalitesForm AvecLaSeance(Modalites? enregistrees)
    {
        (DateConvocation, DateCA, Presents, Quorum) =
            (enregistrees?.DateConvocation, enregistrees?.DateCA, enregistrees?.Presents, enregistrees?.Quorum);
        (Pour, Contre, Abstentions, Votants, Observations) =
            (enregistrees?.Pour, enregistrees?.Contre, enregistrees?.Abstentions, enregistrees?.Votants, enregistrees?.Observations);
        return this;
    }

    public AvisRendu AvisSaisi() => new(DateConseilPedagogique, Avis, TexteDeLAvis);

    public SeanceDuCA SeanceSaisie() => new()
    {
        Date = DateCA, Convocation = DateConvocation, Presents = Presents, Quorum = Quorum,
        Pour = Pour, Contre = Contre, Abstentions = Abstentions, Votants = Votants, Observations = Observations,
    };
}
