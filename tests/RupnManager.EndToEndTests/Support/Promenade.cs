using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Quelqu'un qui suit tous les liens qu'on lui montre, et regarde une page de chaque sorte.</summary>
public static partial class Promenade
{
    // Une sorte de page est une route : en trouver tant pour un seul rôle dirait que Sorte() ne reconnaît plus un identifiant.
    private const int Bornes = 80;

    // Ce que deux rôles lisent à l'identique n'est contrôlé qu'une fois.
    private static readonly ConcurrentDictionary<(string Sorte, string Contenu), bool> Controlees = new();

    /// <summary>
    /// Part de l'accueil ; chaque lien doit mener à une page saine, ou à un fichier. Rend les sortes de pages vues.
    /// En complément, seules les sortes que personne n'a encore vues sont regardées de près.
    /// </summary>
    public static async Task<IReadOnlyCollection<string>> SePromenerAsync(this Visiteur visiteur, string nom, bool enComplement = false)
    {
        var vues = new HashSet<string>();
        var ennuis = new List<string>();
        var aVoir = new Queue<(string Adresse, string Depuis)>([("/", "le départ")]);
        while (aVoir.TryDequeue(out var lien))
        {
            if (!vues.Add(Sorte(lien.Adresse))) continue;
            Assert.True(vues.Count <= Bornes, $"{nom} voit plus de {Bornes} sortes de pages : {string.Join(", ", vues)}");
            try
            {
                if (!await OuvrirAsync(visiteur, lien)) continue;
                foreach (var suivant in await LiensAsync(visiteur)) aVoir.Enqueue((suivant, lien.Adresse));
                var sorte = Sorte(lien.Adresse);
                var nouvelle = Controlees.TryAdd((sorte, ""), true);
                if ((enComplement && !nouvelle) || !Controlees.TryAdd((sorte, await visiteur.TexteAsync()), true)) continue;
                await visiteur.ControlerAsync($"{nom}{sorte.Replace('/', '-').TrimEnd('-')}");
            }
            catch (XunitException ennui)
            {
                ennuis.Add(ennui.Message);
            }
        }
        Assert.True(ennuis.Count == 0, $"{nom}, {ennuis.Count} ennuis sur {vues.Count} sortes de pages :\n{string.Join("\n\n", ennuis)}");
        return vues;
    }

    /// <summary>Suit le lien ; faux s'il mène à un fichier, qui n'est pas une page.</summary>
    private static async Task<bool> OuvrirAsync(Visiteur visiteur, (string Adresse, string Depuis) lien)
    {
        var reponse = await visiteur.Page.APIRequest.GetAsync(lien.Adresse);
        Assert.True(reponse.Status == 200, $"{lien.Adresse} répond {reponse.Status}, alors que {lien.Depuis} y mène.");
        if (!reponse.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) return false;
        await visiteur.AllerAsync(lien.Adresse);
        return true;
    }

    private static Task<string[]> LiensAsync(Visiteur visiteur) =>
        visiteur.Page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("liens => liens.map(l => l.getAttribute('href'))");

    /// <summary>La route, à peu près : l'adresse sans ses identifiants ni ses filtres.</summary>
    private static string Sorte(string adresse) => Identifiant().Replace(adresse.Split('?', '#')[0], "/id");

    [GeneratedRegex("/([0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Z]{4}(-[0-9A-Z]{4}){3}|[0-9]{7}[A-Z]|[0-9]+)(?=/|$)")]
    private static partial Regex Identifiant();
}
