using System.ComponentModel.DataAnnotations;
using System.Text;

namespace RupnManager.Web.Models;

/// <summary>Le fichier de comptes déposé.</summary>
public sealed class FichierDeComptesForm
{
    [Display(Name = "Fichier des comptes")]
    [Required(ErrorMessage = "Choisissez le fichier des comptes.")]
    public IFormFile? Fichier { get; set; }

    public async Task<byte[]> LireAsync(CancellationToken ct)
    {
        using var octets = new MemoryStream();
        await Fichier!.CopyToAsync(octets, ct);
        return octets.ToArray();
    }
}

/// <summary>Le texte du fichier relu, rendu tel quel par la page de l'aperçu, et l'empreinte de ce qu'elle montrait.</summary>
public sealed class ConfirmationDeComptesForm
{
    public string? Texte { get; set; }
    public string? Empreinte { get; set; }

    public byte[] Octets() => Encoding.UTF8.GetBytes(Texte ?? "");
}
