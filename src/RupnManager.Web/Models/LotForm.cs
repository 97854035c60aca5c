using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Lots;
using RupnManager.Services.Lots;

namespace RupnManager.Web.Models;

/// <summary>Ce qu'une file envoie : quoi faire, et à quelles lignes.</summary>
public sealed class SelectionDeLotForm
{
    [Required(ErrorMessage = "Choisissez ce que vous voulez faire de votre sélection.")]
    public NatureDeLot? Nature { get; set; }

    public List<Guid> Ids { get; set; } = [];

    /// <summary>Vrai pour prendre tout ce que le filtre retient, au-delà de la page.</summary>
    public bool TousDuFiltre { get; set; }
}

/// <summary>La confirmation d'un lot, une fois pour toutes ses lignes.</summary>
public sealed class LancementDeLotForm
{
    /// <summary>Le nombre de lignes que la page a montré.</summary>
    public int Nombre { get; set; }
    public bool Consentement { get; set; }

    [Display(Name = "Votre mot de passe")]
    public string? MotDePasse { get; set; }

    [Display(Name = "Motif commun")]
    public string? Motif { get; set; }

    /// <summary>Le motif propre à une ligne ; vide, le motif commun vaut.</summary>
    public Dictionary<Guid, string?> Motifs { get; set; } = [];

    public LancementDemande Demande(Guid id) => new()
    {
        LotId = id, Nombre = Nombre, Consentement = Consentement, MotDePasse = MotDePasse, Motif = Motif,
        MotifsPropres = Motifs.Where(m => !string.IsNullOrWhiteSpace(m.Value)).ToDictionary(m => m.Key, m => m.Value!.Trim()),
    };
}
