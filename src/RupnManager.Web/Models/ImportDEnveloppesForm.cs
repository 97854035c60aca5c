using System.ComponentModel.DataAnnotations;
using System.Text;

namespace RupnManager.Web.Models;

/// <summary>Le fichier d'enveloppes déposé.</summary>
public sealed class FichierDEnveloppesForm
{
    [Display(Name = "Fichier des enveloppes")]
    [Required(ErrorMessage = "Choisissez le fichier des enveloppes.")]
    public IFormFile? Fichier { get; set; }

    public async Task<byte[]> LireAsync(CancellationToken ct)
    {
        using var octets = new MemoryStream();
        await Fichier!.CopyToAsync(octets, ct);
        return octets.ToArray();
    }
}

/// <summary>Le texte du fichier relu, rendu tel quel par la page de l'aperçu et contrôlé de nouveau.</summary>
public sealed class ConfirmationDEnveloppesForm
{
    public string? Texte { get; set; }

    public byte[] Octets() => Encoding.UTF8.GetBytes(Texte ?? "");
}
