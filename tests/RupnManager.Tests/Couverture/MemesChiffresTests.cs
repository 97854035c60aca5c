using System.Net.Http.Headers;
using System.Text.Json;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RupnManager.Domain.Acteurs;
using RupnManager.Services.Demonstration;
using RupnManager.Tests.Api;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Couverture;

/// <summary>La page, le classeur, le CSV et l'API, relus chacun par son lecteur, disent le même tableau, compté une fois à la main.</summary>
public sealed class MemesChiffresTests : IDisposable
{
    /// <summary>La troupe en 2026-2027 : missions, validées, à valider, à signer, brouillons, sans lettre, bilans.</summary>
    private static readonly Dictionary<string, string[]> Missions = new()
    {
        ["Haute-Orvelle"] = ["5", "2", "1", "1", "1", "0", "0"],
        ["Val-d'Orvelle"] = ["5", "2", "0", "1", "1", "1", "0"],
        ["Orvelle-Maritime"] = ["10", "4", "4", "1", "1", "0", "0"],
        ["Littoral"] = ["10", "4", "4", "1", "1", "0", "0"],
        ["Plateau"] = ["5", "2", "1", "1", "1", "0", "0"],
        ["Vallée"] = ["5", "2", "0", "1", "1", "1", "0"],
        ["Collège"] = ["11", "3", "3", "3", "1", "1", "0"],
        ["Lycée"] = ["masqué"],
        ["Éducation spéciale"] = ["moins de 5"],
        ["Académie"] = ["20", "8", "5", "3", "3", "1", "0"],
    };

    /// <summary>Notifié, proposé, décidé, certifié, transmis, payé ; sans enveloppe, sans modalités.</summary>
    private static readonly Dictionary<string, string[]> Sommes = new()
    {
        ["Haute-Orvelle"] = ["5000", "0", "0", "0", "0", "0", "0", "4"],
        ["Val-d'Orvelle"] = ["4687.5", "moins de 5", "moins de 5", "moins de 5", "0", "0", "1", "2"],
        ["Orvelle-Maritime"] = ["13750", "masqué", "masqué", "moins de 5", "0", "0", "0", "3"],
        ["Collège"] = ["10937.5", "moins de 5", "moins de 5", "moins de 5", "0", "0", "1", "6"],
        ["Lycée"] = ["11250", "masqué", "masqué", "moins de 5", "0", "0", "0", "2"],
        ["Éducation spéciale"] = ["1250", "0", "0", "0", "0", "0", "0", "1"],
        // Trois personnes seulement sont proposées sans être décidées : le proposé se tait, la différence les dirait.
        ["Académie"] = ["23437.5", "masqué", "7187.5", "694.41", "0", "0", "1", "9"],
    };

    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task Les_missions_se_comptent_pareil_a_l_ecran_dans_les_fichiers_et_par_l_API()
    {
        var dan = await _application.ConnecterAsync("dan");
        var colonnes = new[] { "Missions", "Validées", "À valider", "À signer", "Brouillons", "Sans lettre", "Bilans soumis" };
        var champs = new[] { "missions", "validees", "aValider", "aSigner", "brouillons", "sansLettre", "bilansSoumis" };

        Assert.Equal(Missions, await PageAsync(dan, "/academie/couverture?annee=2026", 7));
        Assert.Equal(Missions, await CsvAsync(dan, "/academie/couverture.csv?annee=2026", colonnes));
        Assert.Equal(Missions, await XlsxAsync(dan, "/academie/couverture.xlsx?annee=2026", colonnes));
        Assert.Equal(Missions, await ApiAsync("dan", PorteeDeJeton.Couverture, "/api/v1/couverture?annee=2026", champs));
    }

    [Fact]
    public async Task Les_sommes_se_disent_pareil_a_l_ecran_dans_les_fichiers_et_par_l_API()
    {
        var rectorat = await _application.ConnecterAsync("rectorat");
        var colonnes = new[] { "Notifié (€)", "Proposé (€)", "Décidé (€)", "Certifié (€)", "Transmis (€)", "Payé (€)", "Sans enveloppe", "Sans modalités" };

        Assert.Equal(Sommes, await PageAsync(rectorat, "/indemnites/couverture?annee=2026", 8));
        Assert.Equal(Sommes, await CsvAsync(rectorat, "/indemnites/couverture.csv?annee=2026", colonnes));
        Assert.Equal(Sommes, await XlsxAsync(rectorat, "/indemnites/couverture.xlsx?annee=2026", colonnes));
        // L'API ne dit pas le mot du masque : une somme y est nulle.
        var attendues = Sommes.ToDictionary(s => s.Key, s => s.Value.Select(v => v is "moins de 5" or "masqué" ? "" : v).ToArray());
        Assert.Equal(attendues, await ApiAsync("rectorat", PorteeDeJeton.Indemnites, "/api/v1/indemnites?annee=2026",
            ["notifie", "propose", "decide", "certifie", "transmis", "paye", "sansEnveloppe", "sansModalites"]));
    }

    [Fact]
    public async Task Les_semaines_se_disent_pareil_a_l_ecran_dans_le_classeur_et_par_l_API()
    {
        var dan = await _application.ConnecterAsync("dan");
        var page = (await dan.OuvrirAsync("/academie/couverture?annee=2026")).QuerySelectorAll("#tableau-semaines tbody tr")
            .Select(l => string.Join(' ', l.QuerySelectorAll("td").Select(c => c.TextContent.Replace("à venir", "")))).ToList();

        var classeur = Feuille(await dan.GetByteArrayAsync("/academie/couverture.xlsx?annee=2026"), "Semaines").Skip(1).Select(l => $"{l[1]} {l.ElementAtOrDefault(2)}").ToList();
        var api = (await LireAsync("dan", PorteeDeJeton.Couverture, "/api/v1/couverture?annee=2026")).GetProperty("semaines").EnumerateArray()
            .Select(s => $"{s.GetProperty("signeesAnneePrecedente")} {s.GetProperty("signees")}").ToList();

        Assert.Contains("11 13", page);
        Assert.Equal(page, classeur);
        Assert.Equal(page, api);
    }

    [Fact]
    public async Task Chacun_garde_ses_colonnes_et_ses_fichiers_n_ont_plus_qu_elles()
    {
        var dan = await _application.ConnecterAsync("dan");
        var choix = await dan.GetAsync("/academie/couverture?retenir=true&annee=2026&colonnes=validees&colonnes=missions&colonnes=inconnue");
        Assert.Equal("/academie/couverture?annee=2026#t-emporter", choix.Headers.Location!.ToString());

        var page = await dan.OuvrirAsync("/academie/couverture?annee=2026");
        Assert.Equal("Colonnes : 2 sur 10", page.QuerySelector("#t-emporter")!.ParentElement!.QuerySelector("summary")!.TextContent);
        Assert.Equal(["missions", "validees"], page.QuerySelectorAll("input[name=colonnes][checked]").Select(c => c.GetAttribute("value")));
        var attendues = Missions.ToDictionary(m => m.Key, m => m.Value.Take(2).ToArray());
        Assert.StartsWith("Découpage;Code;Nom;Missions;Validées\r\n", await dan.GetStringAsync("/academie/couverture.csv?annee=2026"), StringComparison.Ordinal);
        Assert.Equal(attendues, await CsvAsync(dan, "/academie/couverture.csv?annee=2026", ["Missions", "Validées"]));
        Assert.Equal(attendues, await XlsxAsync(dan, "/academie/couverture.xlsx?annee=2026", ["Missions", "Validées"]));

        // Le rectorat a les siennes ; tout garder, ou rien, revient à toutes.
        Assert.Contains("Colonnes : toutes", (await (await _application.ConnecterAsync("rectorat")).OuvrirAsync("/indemnites/couverture?annee=2026")).Body!.TextContent, StringComparison.Ordinal);
        await dan.GetAsync("/academie/couverture?retenir=true&annee=2026");
        Assert.Contains("Colonnes : toutes", (await dan.OuvrirAsync("/academie/couverture?annee=2026")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Un_fichier_sans_rien_le_dit()
    {
        var (dan, rectorat) = (await _application.ConnecterAsync("dan"), await _application.ConnecterAsync("rectorat"));

        Assert.EndsWith("Aucune mission de RUPN en 2016-2017.\r\n", await dan.GetStringAsync("/academie/couverture.csv?annee=2016"), StringComparison.Ordinal);
        Assert.Equal(["Aucune mission de RUPN en 2016-2017."], Feuille(await dan.GetByteArrayAsync("/academie/couverture.xlsx?annee=2016"), "Départements")[^1]);
        Assert.EndsWith("Aucune enveloppe ni attribution en 2016-2017.\r\n", await rectorat.GetStringAsync("/indemnites/couverture.csv?annee=2016"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aucun_nom_n_est_dans_ce_que_l_on_emporte()
    {
        var dan = await _application.ConnecterAsync("dan");
        var jeton = await _application.JetonAsync("dan", PorteeDeJeton.Couverture, PorteeDeJeton.Lettres);
        var textes = new List<string> { await dan.GetStringAsync("/academie/couverture.csv?annee=2026") };
        foreach (var adresse in new[] { "/api/v1/couverture?annee=2026", "/api/v1/lettres?annee=2026" }) textes.Add(await jeton.GetStringAsync(adresse));

        foreach (var personne in Troupe.Personnes)
            Assert.All(textes, t => Assert.DoesNotContain($" {personne.Nom}", t, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string[]>> PageAsync(HttpClient client, string adresse, int colonnes) =>
        (await client.OuvrirAsync(adresse)).QuerySelectorAll("section .fr-table tbody tr")
            .DistinctBy(l => l.QuerySelector("th")!.TextContent.Trim())
            .ToDictionary(l => l.QuerySelector("th")!.TextContent.Trim(), l => l.QuerySelectorAll("td").Take(colonnes).Select(Valeur).ToArray());

    private static string Valeur(IElement cellule)
    {
        foreach (var cache in cellule.QuerySelectorAll(".fr-sr-only")) cache.Remove();
        return Nombre(cellule.TextContent.Replace("€", ""));
    }

    /// <summary>« 23 437,50 » et « 23437.5 » sont le même nombre ; un mot reste un mot.</summary>
    private static string Nombre(string texte)
    {
        var serre = string.Concat(texte.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        return decimal.TryParse(serre, System.Globalization.CultureInfo.InvariantCulture, out var nombre)
            ? nombre.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) : texte.Trim();
    }

    private static async Task<Dictionary<string, string[]>> CsvAsync(HttpClient client, string adresse, string[] colonnes)
    {
        var lignes = (await client.GetStringAsync(adresse)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')).ToList();
        return lignes.Skip(1).ToDictionary(l => l[2], l => Serrer([.. colonnes.Select(c => Nombre(l[Array.IndexOf(lignes[0], c)]))]));
    }

    private static async Task<Dictionary<string, string[]>> XlsxAsync(HttpClient client, string adresse, string[] titres)
    {
        var octets = await client.GetByteArrayAsync(adresse);
        return Feuilles(octets).Where(f => f is not "Semaines").SelectMany(f =>
        {
            var lignes = Feuille(octets, f);
            return lignes.Skip(1).Select(l => (Nom: l[1], Valeurs: Serrer([.. titres.Select(t => Nombre(l[lignes[0].IndexOf(t)]))])));
        }).DistinctBy(l => l.Nom).ToDictionary(l => l.Nom, l => l.Valeurs);
    }

    private static List<string> Feuilles(byte[] octets)
    {
        using var classeur = SpreadsheetDocument.Open(new MemoryStream(octets), false);
        return [.. classeur.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!)];
    }

    private static List<List<string>> Feuille(byte[] octets, string nom)
    {
        using var classeur = SpreadsheetDocument.Open(new MemoryStream(octets), false);
        var livre = classeur.WorkbookPart!;
        var feuille = livre.Workbook!.Descendants<Sheet>().Single(s => s.Name == nom);
        return [.. ((WorksheetPart)livre.GetPartById(feuille.Id!)).Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }

    private async Task<Dictionary<string, string[]>> ApiAsync(string compte, PorteeDeJeton portee, string adresse, string[] champs)
    {
        var racine = await LireAsync(compte, portee, adresse);
        return new[] { "departements", "bassins" }.Where(d => racine.TryGetProperty(d, out _)).SelectMany(d => racine.GetProperty(d).EnumerateArray())
            .Concat(racine.GetProperty("types").EnumerateArray()).Append(racine.GetProperty("total"))
            .ToDictionary(g => g.GetProperty("libelle").GetString()!, g => g.TryGetProperty("masque", out var masque) && masque.GetString() is { } mot
                ? [mot] : champs.Select(c => Nombre($"{g.GetProperty(c)}")).ToArray());
    }

    private async Task<JsonElement> LireAsync(string compte, PorteeDeJeton portee, string adresse)
    {
        var client = await _application.JetonAsync(compte, portee);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return JsonDocument.Parse(await client.GetStringAsync(adresse)).RootElement;
    }

    /// <summary>À l'écran, un groupe masqué n'a qu'une cellule ; dans un fichier, le mot se répète.</summary>
    private static string[] Serrer(string[] valeurs) => valeurs[0] is "moins de 5" or "masqué" && valeurs.Distinct().Count() == 1 ? [valeurs[0]] : valeurs;
}
