using RupnManager.Domain.Bilans;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Models;

/// <summary>Les textes du bilan au CA, et la version lue.</summary>
[SignesLibres]
public sealed class BilanAuCAForm
{
    public int Jeton { get; set; }
    public string? Reussites { get; set; }
    public string? Difficultes { get; set; }
    public string? Besoins { get; set; }
    public string? Perspectives { get; set; }

    /// <summary>Les activités des autres fonctions, par code.</summary>
    public Dictionary<string, string?> Fonctions { get; set; } = [];

    /// <summary>« enregistrer » ou « arreter ».</summary>
    public string Geste { get; set; } = "enregistrer";

    public static BilanAuCAForm De(FicheDuBilanAuCA fiche) => new()
    {
        Jeton = fiche.Bilan?.Version ?? 0,
        Reussites = fiche.Textes.Reussites,
        Difficultes = fiche.Textes.Difficultes,
        Besoins = fiche.Textes.Besoins,
        Perspectives = fiche.Textes.Perspectives,
        Fonctions = fiche.Textes.Fonctions.ToDictionary(f => f.Key, f => (string?)f.Value),
    };

    public TextesDuBilanAuCA Ecrits() => new()
    {
        Reussites = Propre(Reussites), Difficultes = Propre(Difficultes), Besoins = Propre(Besoins), Perspectives = Propre(Perspectives),
        Fonctions = Fonctions.Select(f => (f.Key, Texte: Propre(f.Value))).Where(f => f.Texte is not null).ToDictionary(f => f.Key, f => f.Texte!),
    };

    private static string? Propre(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Replace("\r\n", "\n").Trim();
}

/// <summary>Pourquoi le texte s'arrête sans tous les bilans.</summary>
public sealed class ArretDuTexteForm
{
    public string? Motif { get; set; }
}

/// <summary>La séance où le bilan a été présenté.</summary>
public sealed class PresentationForm
{
    public DateOnly? Date { get; set; }
    public DateOnly? Convocation { get; set; }
    public string? Observations { get; set; }

    public PresentationAuCA Seance() => new(Date, Convocation, Observations);
}
