using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Activites;
using RupnManager.Services.Activites;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Models;

/// <summary>Ce que la saisie d'une activité envoie, depuis ses boutons ou depuis le formulaire entier.</summary>
[SignesLibres]
public sealed class ActiviteForm
{
    /// <summary>Le bouton qui ouvre la liste des natures, ou la durée libre.</summary>
    public const string Libre = "autre";
    public static readonly IReadOnlyList<int> DureesProposees = [15, 30, 60, 120];
    public const int DureeDOffice = 30;

    public Guid? MissionId { get; set; }

    /// <summary>Tirée par la page : renvoyée deux fois, l'activité n'est notée qu'une.</summary>
    public Guid Cle { get; set; } = Guid.NewGuid();

    /// <summary>Le bouton de nature choisi ; vide dans le formulaire entier.</summary>
    public string? Choix { get; set; }

    /// <summary>Le bouton de durée choisi, en minutes ; vide dans le formulaire entier.</summary>
    public string? ChoixDeDuree { get; set; }

    [Display(Name = "Nature")]
    public NatureDActivite? Nature { get; set; }

    [Display(Name = "Durée")]
    public string? Duree { get; set; }

    [Display(Name = "Date")]
    public DateOnly? Date { get; set; }

    [Display(Name = "Clause de la lettre")]
    public string? Rubrique { get; set; }

    [Display(Name = "Enseignants touchés")]
    public int? Enseignants { get; set; }

    [Display(Name = "Élèves touchés")]
    public int? Eleves { get; set; }

    [Display(Name = "En quelques mots")]
    public string? Texte { get; set; }

    [Display(Name = "Pièce jointe (facultatif)")]
    public IFormFile? Piece { get; set; }

    [Display(Name = "Retirer la pièce jointe")]
    public bool RetirerLaPiece { get; set; }

    [Display(Name = "Cette durée est juste")]
    public bool Confirmer { get; set; }
    public int Version { get; set; }

    /// <summary>Ce qui se note ; sans date dite, le jour proposé.</summary>
    public SaisieDActivite Saisie(DateOnly jour) => new()
    {
        Date = Date ?? jour, Minutes = Minutes ?? 0, Nature = NatureChoisie ?? NatureDActivite.Autre, Rubrique = string.IsNullOrWhiteSpace(Rubrique) ? null : Rubrique,
        Enseignants = Enseignants, Eleves = Eleves, Texte = Texte, DureeConfirmee = Confirmer,
    };

    public NatureDActivite? NatureChoisie =>
        Enum.TryParse<NatureDActivite>(Choix, out var nature) && Enum.IsDefined(nature) ? nature : Nature is { } dite && Enum.IsDefined(dite) ? dite : null;

    public async Task<PieceDeposee?> PieceAsync(CancellationToken ct)
    {
        if (Piece is not { Length: > 0 }) return null;
        using var octets = new MemoryStream();
        await Piece.CopyToAsync(octets, ct);
        return new(Piece.FileName, octets.ToArray());
    }

    /// <summary>Le formulaire entier, rempli d'une activité déjà notée.</summary>
    public static ActiviteForm De(LigneDActivite activite, Guid missionId) => new()
    {
        MissionId = missionId, Nature = activite.Nature, Duree = Durees.EnHeures(activite.Minutes).Replace('\u00A0', ' '), Date = activite.Date, Rubrique = activite.Rubrique,
        Enseignants = activite.Enseignants, Eleves = activite.Eleves, Texte = activite.Texte, Version = activite.Version, Confirmer = activite.Minutes > Activite.MinutesAConfirmer,
    };

    private int? Minutes => ChoixDeDuree is null or Libre ? Durees.Lire(Duree) : Durees.Lire(ChoixDeDuree);
}
