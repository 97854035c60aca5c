using System.ComponentModel.DataAnnotations;
using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Les échéances mises sur un nouvel état.</summary>
public sealed class NouvelEtatForm
{
    public List<Guid> Lignes { get; set; } = [];
}

/// <summary>Le mot de passe de qui arrête un état.</summary>
public sealed class ArretForm
{
    [Display(Name = "Votre mot de passe")]
    public string? MotDePasse { get; set; }
}

/// <summary>Le jour où l'état est remis au rectorat.</summary>
public sealed class TransmissionForm
{
    [Display(Name = "Transmis le")]
    [Required(ErrorMessage = "Indiquez la date de transmission.")]
    public DateOnly? Date { get; set; }
}

/// <summary>Pourquoi un export porte les NUMEN.</summary>
public sealed class NumenForm
{
    [Display(Name = "Motif")]
    public string? MotifNumen { get; set; }
}

/// <summary>Le fichier de retour du rectorat.</summary>
public sealed class FichierDeRetourForm
{
    [Display(Name = "Fichier de retour")]
    [Required(ErrorMessage = "Choisissez le fichier de retour.")]
    public IFormFile? Fichier { get; set; }

    public async Task<byte[]> LireAsync(CancellationToken ct)
    {
        using var octets = new MemoryStream();
        await Fichier!.CopyToAsync(octets, ct);
        return octets.ToArray();
    }
}

/// <summary>La réponse saisie sur une ligne ; vide, la ligne attend encore.</summary>
public sealed class ReponseForm
{
    public string? Resultat { get; set; }

    /// <summary>« 2026-07 », comme l'écrit un champ de mois.</summary>
    public string? Mois { get; set; }
    public string? Motif { get; set; }

    public static ReponseForm Depuis(ReponseDeLigne reponse) => new()
    {
        Resultat = reponse.Payee ? "payee" : "rejetee", Mois = reponse.Mois?.ToString("yyyy-MM"), Motif = reponse.Motif,
    };

    public ReponseDeLigne Reponse(int numero) => new(numero, Resultat == "payee",
        DateOnly.TryParseExact(Mois, ["yyyy-MM", "MM/yyyy"], out var mois) ? mois : null, Motif);
}

/// <summary>Les réponses du rectorat, par numéro d'ordre.</summary>
public sealed class RetourForm
{
    public Dictionary<int, ReponseForm> Reponses { get; set; } = [];

    public IReadOnlyList<ReponseDeLigne> Saisies() =>
        [.. Reponses.Where(r => r.Value.Resultat is "payee" or "rejetee").OrderBy(r => r.Key).Select(r => r.Value.Reponse(r.Key))];
}
