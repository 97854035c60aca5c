using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Etablissements;
using RupnManager.Services.Campagnes;

namespace RupnManager.Web.Models;

/// <summary>Le calendrier et le message d'une campagne.</summary>
public sealed class CampagneForm
{
    private const string Vide = "Indiquez cette date.";

    public int Version { get; set; }

    [Display(Name = "Ouverture aux établissements"), Required(ErrorMessage = Vide)]
    public DateOnly? Ouverture { get; set; }

    [Display(Name = "Signature du chef d'établissement, au plus tard le"), Required(ErrorMessage = Vide)]
    public DateOnly? LimiteDuChef { get; set; }

    [Display(Name = "Signature du RUPN, au plus tard le"), Required(ErrorMessage = Vide)]
    public DateOnly? LimiteDuRupn { get; set; }

    [Display(Name = "Validation par l'académie, au plus tard le")]
    public DateOnly? LimiteDuDan { get; set; }

    [Display(Name = "Fin de la campagne"), Required(ErrorMessage = Vide)]
    public DateOnly? DateFin { get; set; }

    [Display(Name = "Message aux établissements (facultatif)")]
    public string? Message { get; set; }

    /// <summary>La campagne telle qu'elle est ; nouvelle, les dates de rentrée habituelles.</summary>
    public static CampagneForm De(Campagne? campagne, AnneeScolaire annee) => campagne is null
        ? new()
        {
            Ouverture = annee.PremierJour,
            LimiteDuChef = new(annee.Debut, 10, 15),
            LimiteDuRupn = new(annee.Debut, 10, 31),
            LimiteDuDan = new(annee.Debut, 11, 30),
            DateFin = new(annee.Debut, 11, 30),
        }
        : new()
        {
            Version = campagne.Version,
            Ouverture = campagne.Ouverture,
            LimiteDuChef = campagne.LimiteDuChef,
            LimiteDuRupn = campagne.LimiteDuRupn,
            LimiteDuDan = campagne.LimiteDuDan,
            DateFin = campagne.DateFin,
            Message = campagne.Message,
        };

    public DatesDeCampagne Dates() => new(Ouverture ?? default, LimiteDuChef ?? default, LimiteDuRupn ?? default, LimiteDuDan, DateFin ?? default);

    public CampagneVoulue Demande(AnneeScolaire annee) => new(annee, Dates(), Message?.Replace("\r\n", "\n"), Version);
}

/// <summary>Pourquoi et jusqu'à quand une campagne rouvre.</summary>
public sealed class ReouvertureForm
{
    public int Version { get; set; }

    [Display(Name = "Pourquoi la campagne rouvre")]
    public string? Motif { get; set; }

    [Display(Name = "Nouvelle fin"), Required(ErrorMessage = "Indiquez la nouvelle fin.")]
    public DateOnly? DateFin { get; set; }
}
