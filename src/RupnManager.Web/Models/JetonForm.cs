using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Comptes;

namespace RupnManager.Web.Models;

/// <summary>Le jeton d'accès que l'on crée.</summary>
public sealed class JetonForm
{
    /// <summary>Ce que l'on propose : assez pour une campagne, loin de l'année entière.</summary>
    private const int JoursProposes = 90;

    [Display(Name = "À quoi il servira")]
    public string? Nom { get; set; }

    [Display(Name = "Ce qu'il lit")]
    public List<PorteeDeJeton> Portees { get; set; } = [];

    [Display(Name = "Dernier jour")]
    public DateOnly? ExpireLe { get; set; }

    [Display(Name = "Votre mot de passe")]
    public string? MotDePasse { get; set; }

    public static JetonForm Propose(DateOnly jour) => new() { ExpireLe = jour.AddDays(JoursProposes) };

    public NouveauJeton Demande() => new() { Nom = Nom, Portees = Portees, ExpireLe = ExpireLe, MotDePasse = MotDePasse };
}

/// <summary>La page des jetons : ceux de la personne, ce qu'elle peut ouvrir, et le secret du jeton qui vient de naître.</summary>
public sealed record PageDesJetons(IReadOnlyList<LigneDeJeton> Jetons, IReadOnlyList<PorteeDeJeton> Ouvertes, string? Secret);
