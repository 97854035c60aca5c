using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>La rentrée d'une académie entière : annuaire, campagne, comptes, reconduction, rappels, et trois cents lettres validées d'un lot que la panne ne défait pas.</summary>
[Collection(Scenes.Academie)]
public sealed class ParcoursDUneRentreeTests(SceneDUneAcademie scene)
{
    private const int Lettres = 300;
    private const string Dan = $"dan.{SceneDUneAcademie.Code}";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly string Annuaire = Path.Combine(Lieux.Depot, "tests", "RupnManager.Tests", "Donnees", "annuaire-extrait.csv");
    private static readonly int Suivante = ApplicationReelle.Aujourdhui.Year + 1;
    private static readonly string FileConforme = $"/academie?annee={Suivante - 1}&aLire=false";

    [Fact]
    public async Task D_octobre_a_la_validation_rien_ne_se_perd_ni_ne_se_fait_deux_fois()
    {
        await ImporterLAnnuaireAsync();
        await using var dan = await scene.EntrerAsync(Dan);
        await OuvrirLaCampagneAsync(dan);
        var chef = await AccueillirTroisEtablissementsAsync();
        await ReconduireAsync();
        await RelancerAsync(dan);

        var renvoyee = await ValiderEnLotAsync(dan);
        await VerifierLesPdfAsync(dan, renvoyee);
        VerifierLesCourriels();
        await using var nouvelle = await scene.EntrerAsync(chef);
        await nouvelle.LireAsync("Rien ne vous attend");
    }

    private async Task ImporterLAnnuaireAsync()
    {
        await using var admin = await scene.EntrerAsync("admin");
        await LireLeFichierAsync(admin);
        await admin.LireAsync("à créer");
        await admin.SuivreAsync("Appliquer");
        await admin.LireAsync("créés");
        await LireLeFichierAsync(admin);
        await admin.LireAsync("Aucun changement");
    }

    private static async Task LireLeFichierAsync(Visiteur admin)
    {
        await admin.AllerAsync("/etablissements/import");
        await admin.Champ("Fichier").SetInputFilesAsync(Annuaire);
        await admin.SuivreAsync("Lire le fichier");
    }

    private static async Task OuvrirLaCampagneAsync(Visiteur dan)
    {
        await dan.AllerAsync($"/campagne/preparation?annee={Suivante}");
        foreach (var (date, jour) in new[] { ("Ouverture", "09-01"), ("Signature du chef", "10-10"), ("Signature du RUPN", "10-31"), ("Validation", "11-26"), ("Fin de la campagne", "12-15") })
            await dan.RemplirAsync(date, $"{Suivante}-{jour}");
        await dan.SuivreAsync("Enregistrer la campagne");
        await dan.AllerAsync($"/campagne/ouverture?annee={Suivante}");
        await dan.SuivreAsync($"Ouvrir la campagne {Suivante}-{Suivante + 1}");
        await dan.LireAsync("est ouverte");
    }

    /// <summary>Trois cheffes par un fichier ; la première suit son invitation et choisit son mot de passe.</summary>
    private async Task<string> AccueillirTroisEtablissementsAsync()
    {
        await using var admin = await scene.EntrerAsync("admin");
        var uais = new[] { "0010006B", "0010010F", "0010013J" };
        var fichier = new StringBuilder("courriel;civilite;prenom;nom;role;uai\r\n");
        foreach (var (uai, rang) in uais.Select((u, i) => (u, i))) fichier.Append(null, $"cheffe{rang}@demo.example;Mme;Anne;Vidal{(char)('a' + rang)};chef;{uai}\r\n");
        foreach (var attendu in new[] { "3 lignes à enregistrer", "Rien à enregistrer" })
        {
            await admin.AllerAsync("/comptes/import");
            await admin.Champ("Fichier").SetInputFilesAsync(new FilePayload { Name = "comptes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(fichier.ToString()) });
            await admin.SuivreAsync("Contrôler le fichier");
            Assert.Equal(attendu, await admin.TitreAsync());
            if (attendu[0] == '3') await admin.SuivreAsync("Enregistrer ces 3 lignes");
        }
        var lien = await scene.Application.LienRecuAsync("cheffe0@demo.example", "/mot-de-passe/");
        await using var cheffe = await scene.EntrerAsync();
        await cheffe.AllerAsync(lien);
        await cheffe.RemplirAsync("Nouveau mot de passe", Visiteur.MotDePasse);
        await cheffe.RemplirAsync("Le même", Visiteur.MotDePasse);
        await cheffe.SuivreAsync("Enregistrer ce mot de passe");
        return "cheffe0";
    }

    private async Task ReconduireAsync()
    {
        await using var chef = await scene.EntrerAsync(scene.ChefTemoin);
        await chef.AllerAsync($"/nouvelle-annee?annee={Suivante}");
        await chef.SuivreAsync("Reconduire les missions cochées");
        await chef.LireAsync("en brouillon.");
    }

    private static async Task RelancerAsync(Visiteur dan)
    {
        await dan.AllerAsync("/rappels/nouveau");
        await dan.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Checkbox).First.CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Relire");
        await dan.SuivreAsync("Envoyer");
        await dan.AllerAsync("/rappels");
        await dan.LireAsync("2 rappels"); // un courriel, et tout ce qui attend la personne : ses deux brouillons
    }

    /// <summary>Le lot part ; une lettre est renvoyée d'un autre navigateur ; l'application meurt au milieu et revient.</summary>
    private async Task<string> ValiderEnLotAsync(Visiteur dan)
    {
        await dan.AllerAsync(FileConforme);
        await dan.Page.GetByLabel("lettres du filtre").CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Relire avant de valider");
        var lot = dan.Chemin;
        await dan.Page.GetByText("J'ai lu le récapitulatif").ClickAsync();
        await dan.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        var valider = dan.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Valider ") });
        var choisies = int.Parse(Regex.Match(await valider.InnerTextAsync(), @"\d+").Value, CultureInfo.InvariantCulture);
        Assert.True(choisies >= Lettres, $"{choisies} lettres dans le lot.");

        await using var ailleurs = await scene.EntrerAsync(Dan);
        await ailleurs.AllerAsync($"{FileConforme}&page=5");
        var renvoyee = (await ailleurs.Page.Locator("[data-lire]").Last.GetAttributeAsync("href"))!.Split('?')[0].Split('/')[^1];
        await ailleurs.AllerAsync($"/lettres-de-mission/{renvoyee}/signature/refus");
        await dan.SuivreAsync(valider);
        await ailleurs.RemplirAsync("Motif", "Préciser les créneaux.");
        await ailleurs.SuivreAsync("Renvoyer la lettre");

        await AttendreAsync(dan, lot, async () => await NombreAsync(dan, "faites") >= 40);
        await scene.Application.TuerAsync();
        await scene.Application.RelancerAsync();
        // Tuée entre la signature et le sceau, une lettre attend d'être scellée : l'application y revient d'elle-même.
        await AttendreAsync(dan, lot, async () => await dan.TexteAsync() is var texte
            && texte.Contains("terminé à", StringComparison.Ordinal) && !texte.Contains("scellement", StringComparison.Ordinal));
        Assert.Equal(choisies - 1, await NombreAsync(dan, "faites"));
        await dan.LireAsync("écartée");
        await dan.LireAsync("Préciser les créneaux.");
        await dan.ControlerAsync("lot-de-trois-cents");
        return renvoyee;
    }

    /// <summary>L'archive porte chaque lettre du lot une fois, scellée, et son manifeste dit vrai.</summary>
    private static async Task VerifierLesPdfAsync(Visiteur dan, string renvoyee)
    {
        await dan.AllerAsync($"/lettres-de-mission/{renvoyee}");
        await dan.LireAsync("Renvoyée");
        await dan.AllerAsync($"/lettres-de-mission?annee={Suivante - 1}");
        var (_, octets) = await dan.TelechargerAsync("lettres scellées (ZIP)");
        await using var archive = new ZipArchive(new MemoryStream(octets));
        var empreintes = new List<string>();
        foreach (var entree in archive.Entries.Where(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            using var pdf = new MemoryStream();
            await using (var lecture = await entree.OpenAsync()) await lecture.CopyToAsync(pdf);
            Sceau.ExigerValide(pdf.ToArray());
            empreintes.Add(Convert.ToHexStringLower(SHA256.HashData(pdf.ToArray())));
        }
        using var manifeste = new StreamReader(await archive.GetEntry("manifeste.csv")!.OpenAsync());
        var texte = await manifeste.ReadToEndAsync();
        Assert.True(empreintes.Count >= Lettres - 1, $"{empreintes.Count} lettres scellées.");
        Assert.Equal(empreintes.Count, empreintes.Distinct().Count());
        Assert.All(empreintes, e => Assert.Contains(e, texte, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Personne n'a reçu deux fois le même courriel.</summary>
    private void VerifierLesCourriels()
    {
        var recus = Directory.GetFiles(Path.Combine(scene.Application.Dossier, "App_Data", "courriels"), "*.eml")
            .Select(f => MimeMessage.Load(f)).Select(m => (A: m.To.ToString(), m.Subject)).ToList();
        Assert.True(recus.Count >= 20, $"{recus.Count} courriels seulement.");
        Assert.Empty(recus.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private static async Task AttendreAsync(Visiteur dan, string lot, Func<Task<bool>> assez)
    {
        for (var fin = DateTime.UtcNow + Patience; DateTime.UtcNow < fin; await Task.Delay(1000))
        {
            await dan.AllerAsync(lot);
            if (await assez()) return;
        }
        Assert.Fail($"Le lot n'avance plus :\n{await dan.TexteAsync()}");
    }

    private static async Task<int> NombreAsync(Visiteur dan, string compteur) =>
        int.Parse(await dan.Page.Locator($"[data-lot-nombre={compteur}]").InnerTextAsync(), CultureInfo.InvariantCulture);
}
