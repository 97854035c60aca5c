using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Activites;

namespace RupnManager.Web.Models;

/// <summary>Les échéances que le chef certifie « complet » d'un coup.</summary>
public sealed class CertificationGroupeeForm
{
    public List<Guid> Echeances { get; set; } = [];

    [Display(Name = "Service constaté le")]
    [Required(ErrorMessage = "Indiquez la date du service fait.")]
    public DateOnly? Date { get; set; }
}

/// <summary>La certification d'une échéance.</summary>
public sealed class CertificationForm
{
    public ResultatDuService Resultat { get; set; } = ResultatDuService.Complet;

    [Display(Name = "Montant retenu")]
    public string? Montant { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }

    [Display(Name = "Service constaté le")]
    [Required(ErrorMessage = "Indiquez la date du service fait.")]
    public DateOnly? Date { get; set; }

    public ServiceFait Service() => new()
    {
        Resultat = Resultat, Motif = Motif, Date = Date!.Value,
        Montant = Resultat is ResultatDuService.Partiel && !string.IsNullOrWhiteSpace(Montant) ? Domain.Indemnites.Montant.Lire(Montant) : null,
    };
}

/// <summary>L'attestation du chef pour un remplaçant.</summary>
public sealed class AttestationForm
{
    public IFormFile? Attestation { get; set; }

    public async Task<PieceDeposee?> PieceAsync(CancellationToken ct)
    {
        if (Attestation is not { Length: > 0 }) return null;
        using var octets = new MemoryStream();
        await Attestation.CopyToAsync(octets, ct);
        return new(Attestation.FileName, octets.ToArray());
    }
}

/// <summary>Un complément ou un trop-perçu : un montant et son motif.</summary>
public sealed class MontantMotiveForm
{
    [Display(Name = "Montant")]
    public string? Montant { get; set; }

    [Display(Name = "Motif")]
    public string? Motif { get; set; }
}
