using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>Ce que les tests des comptes lisent et écrivent comme l'administrateur.</summary>
internal static partial class Administration
{
    public const string MotDePasse = "Orvelle-en-hiver-7";

    /// <summary>Une personne que l'application ne connaît pas, sans rôle.</summary>
    public static Dictionary<string, string> Personne(string courriel = "lea.martin@demo.example", params (string Champ, string Valeur)[] autres)
    {
        var champs = new Dictionary<string, string>
        {
            ["Civilite"] = "Mme", ["Prenom"] = "Léa", ["NomUsage"] = "Martin", ["Courriel"] = courriel, ["Debut"] = "2026-11-23",
        };
        foreach (var (champ, valeur) in autres) champs[champ] = valeur;
        return champs;
    }

    public static async Task<Guid> IdAsync(this TestApplication application, string compte)
    {
        await using var db = application.Base.Contexte();
        var courriel = Troupe.Courriel(compte);
        return await db.Personnes.Where(p => p.Courriel == courriel).Select(p => p.Id).SingleAsync();
    }

    /// <summary>L'adresse de la page de fin de la dernière affectation d'un compte.</summary>
    public static async Task<string> FinAsync(this TestApplication application, string compte)
    {
        var id = await application.IdAsync(compte);
        await using var db = application.Base.Contexte();
        var affectation = await db.Affectations.Where(a => a.PersonneId == id).OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync();
        return $"/comptes/{id}/affectations/{affectation}/fin";
    }

    /// <summary>Le chemin du lien que porte le dernier courriel de cette clé pour cette adresse.</summary>
    public static async Task<string> LienAsync(this TestApplication application, string cle, string destinataire)
    {
        await using var db = application.Base.Contexte();
        var textes = await db.Courriels.Where(c => c.Cle == cle && c.Destinataire == destinataire).OrderBy(c => c.Id).Select(c => c.Texte).ToListAsync();
        return Lien().Match(textes[^1]).Value;
    }

    public static Task<HttpResponseMessage> ChoisirAsync(this HttpClient client, string lien, string motDePasse = MotDePasse) =>
        client.EnvoyerAsync(lien, new() { ["MotDePasse"] = motDePasse, ["Confirmation"] = motDePasse });

    public static Task<HttpResponseMessage> EntrerAsync(this TestApplication application, string courriel, string motDePasse = Troupe.MotDePasse) =>
        application.Visiteur().EnvoyerAsync("/connexion", new() { ["Courriel"] = courriel, ["MotDePasse"] = motDePasse });

    /// <summary>Les phrases du journal pour cet événement, de la plus ancienne à la plus récente.</summary>
    public static async Task<List<string>> JournalAsync(this TestApplication application, string evenement)
    {
        await using var db = application.Base.Contexte();
        return await db.Journal.Where(e => e.Evenement == evenement).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
    }

    /// <summary>Le message d'erreur écrit à côté d'un champ ; vide s'il n'y en a pas.</summary>
    public static string Erreur(this IDocument page, string champ)
    {
        var decrit = page.QuerySelector($"#{champ}")?.GetAttribute("aria-describedby") ?? "";
        return string.Concat(decrit.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => page.GetElementById(id)?.QuerySelector(".fr-message--error")?.TextContent ?? ""));
    }

    /// <summary>Ce qu'un champ montre, tel qu'il repartirait.</summary>
    public static string Saisie(this IDocument page, string champ) => page.QuerySelector($"#{champ}") switch
    {
        { LocalName: "select" } liste => liste.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        { } saisie => saisie.GetAttribute("value") ?? "",
        null => throw new InvalidOperationException($"Le champ {champ} n'est pas sur la page."),
    };

    [GeneratedRegex("/mot-de-passe/[0-9a-f]{64}")]
    private static partial Regex Lien();
}
