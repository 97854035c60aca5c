using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Activites;
using RupnManager.Services.Activites.Fichiers;

namespace RupnManager.Web.Models;

/// <summary>Le fichier qu'un RUPN dépose : un agenda et sa période, ou son relevé en CSV.</summary>
public sealed class DepotForm
{
    public Guid? MissionId { get; set; }

    [Display(Name = "Fichier"), Required(ErrorMessage = "Choisissez un fichier.")]
    public IFormFile? Fichier { get; set; }

    [Display(Name = "Du")]
    public DateOnly? Du { get; set; }

    [Display(Name = "Au")]
    public DateOnly? Au { get; set; }

    public async Task<byte[]> LireAsync(CancellationToken ct)
    {
        using var octets = new MemoryStream();
        await Fichier!.CopyToAsync(octets, ct);
        return octets.ToArray();
    }
}

/// <summary>Les événements lus, que la personne coche et nomme.</summary>
public sealed class ChoixDAgendaForm
{
    public Guid MissionId { get; set; }

    [Display(Name = "Nature des événements cochés")]
    public NatureDActivite? Nature { get; set; }

    [Display(Name = "Les durées de plus de douze heures sont justes")]
    public bool Confirmer { get; set; }
    public List<EvenementForm> Evenements { get; set; } = [];

    public IReadOnlyList<EvenementChoisi> Choisis() => [.. Evenements.Select((e, rang) => (e, rang)).Where(x => x.e.Choisi).Select(x => new EvenementChoisi(
        x.rang, x.e.Cle ?? "", (x.e.Nature ?? Nature) is not { } nature ? null : new()
        {
            Date = x.e.Date ?? default, Minutes = Durees.Lire(x.e.Duree) ?? 0, Nature = nature, Texte = x.e.Texte, DureeConfirmee = Confirmer,
        }))];

    public static ChoixDAgendaForm De(Guid missionId, AgendaLu lu) => new()
    {
        MissionId = missionId,
        Evenements = [.. lu.Nouveaux.Select(e => new EvenementForm
        {
            Choisi = true, Cle = e.Cle, Date = e.Jour, Texte = e.Titre, Duree = e.Minutes is { } m ? Durees.EnHeures(m).Replace('\u00A0', ' ') : "",
        })],
    };
}

/// <summary>Un événement de l'agenda, tel que la page le montre et le renvoie.</summary>
public sealed class EvenementForm
{
    public bool Choisi { get; set; }
    public string? Cle { get; set; }
    public DateOnly? Date { get; set; }

    [Display(Name = "Durée")]
    public string? Duree { get; set; }
    public string? Texte { get; set; }

    [Display(Name = "Nature")]
    public NatureDActivite? Nature { get; set; }
}
