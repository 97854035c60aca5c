using System.ComponentModel.DataAnnotations;

namespace RupnManager.Web.Models;

/// <summary>Le fichier de l'annuaire qu'un administrateur dépose.</summary>
public sealed class ImportAnnuaireForm
{
    [Display(Name = "Fichier CSV de l'annuaire")]
    [Required(ErrorMessage = "Choisissez le fichier CSV de l'annuaire.")]
    public IFormFile? Fichier { get; set; }

    public async Task<byte[]> LireAsync(CancellationToken ct)
    {
        using var octets = new MemoryStream();
        await Fichier!.CopyToAsync(octets, ct);
        return octets.ToArray();
    }
}
