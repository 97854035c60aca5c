using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>Le bureau du DAN : sa file, ses filtres, dix lettres validées sans toucher la souris.</summary>
public sealed class ParcoursDeLAcademieTests(Scene scene) : IClassFixture<Scene>
{
    private const int Lettres = 10;

    [Fact]
    public async Task La_file_se_filtre_se_lit_et_se_souvient()
    {
        await using var dan = await scene.EntrerAsync("dan");
        await dan.SuivreAsync("Lettres à valider");
        Assert.EndsWith("lettres à valider", await dan.TitreAsync(), StringComparison.Ordinal);
        await dan.ControlerAsync("dan-file", Guide.Bureau);

        await dan.Page.Locator("summary").First.ClickAsync();
        await dan.CliquerAsync("Plus de filtres, choix des colonnes");
        await dan.Page.GetByLabel("Bassin").First.WaitForAsync();
        await dan.ControlerAsync("dan-file-depliee");
        await dan.CliquerAsync("Plus de filtres, choix des colonnes");

        await dan.ChoisirAsync("Qui est attendu", "Tous");
        await dan.SuivreAsync("Filtrer");
        await dan.LireAsync("Quel que soit qui est attendu");
        await dan.ControlerAsync("dan-file-toutes");
        await dan.RemplirAsync("Établissement, ville, nom, UAI, référence", "introuvable");
        await dan.SuivreAsync("Filtrer");
        await dan.LireAsync("ne répond à ces filtres");
        await dan.ControlerAsync("dan-file-sans-resultat");
        await dan.AllerAsync("/");
        await dan.SuivreAsync("Lettres à valider");
        await dan.LireAsync("« introuvable »");
        await dan.SuivreAsync("Effacer les filtres");
        Assert.EndsWith("lettres à valider", await dan.TitreAsync(), StringComparison.Ordinal);

        foreach (var touche in new[] { "j", "x", "j", "j", "x" }) await dan.Page.Keyboard.PressAsync(touche);
        await dan.LireAsync("2 lettres sélectionnées.");
        await dan.ControlerAsync("dan-file-selection", Guide.Bureau);
        await dan.SuivreAsync("Relire avant de valider");
        await dan.LireAsync("Relire avant de valider 2 lettres");
        await dan.AllerAsync("/academie");

        await dan.SuivreAsync(dan.Page.Locator("[data-lire]").First);
        await dan.LireAsync("Ce qui change");
        await dan.ControlerAsync("dan-lecture", Guide.Bureau);
        await dan.AllerAsync("/mon-compte");
        await dan.ControlerAsync("dan-mon-compte");
    }

    [Fact]
    public async Task Sans_script_les_memes_gestes_restent()
    {
        await using var dan = await scene.EntrerAsync("dan", sansScript: true);
        await dan.AllerAsync("/academie");
        await dan.RemplirAsync("Établissement, ville, nom, UAI, référence", "0992");
        await dan.SuivreAsync("Filtrer");
        await dan.LireAsync("« 0992 »");
        await dan.SuivreAsync("Effacer les filtres");
        await dan.Page.GetByLabel("lettres du filtre").CheckAsync(new() { Force = true });
        await dan.SuivreAsync("Relire avant de valider");
        await dan.LireAsync("Relire avant de valider");
        await dan.AllerAsync("/academie");
        await dan.SuivreAsync(dan.Page.Locator("[data-lire]").First);
        await dan.SuivreAsync("Suivante");
        await dan.LireAsync("Lettre 2 sur");

        await dan.AllerAsync("/lettres-de-mission");
        var (nom, octets) = await dan.TelechargerAsync("lettres scellées (ZIP)");
        Assert.StartsWith("lettres-de-mission-", nom, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), octets[..2]);
    }

    [Fact]
    public async Task Dix_lettres_se_valident_au_clavier_seul()
    {
        await PreparerAsync();
        await using var dan = await scene.EntrerAsync("dan");
        await dan.AllerAsync($"/academie?annee={MissionDeParcours.Annee}");
        Assert.Equal($"{Lettres} lettres à valider", await dan.TitreAsync());

        await dan.Page.Keyboard.PressAsync("?");
        await dan.Page.GetByRole(AriaRole.Dialog, new() { Name = "Raccourcis clavier" }).WaitForAsync();
        await dan.ControlerAsync("dan-raccourcis");
        await dan.Page.Keyboard.PressAsync("Escape");
        await dan.Page.GetByRole(AriaRole.Dialog, new() { Name = "Raccourcis clavier" }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        foreach (var touche in new[] { "j", "j", "k" }) await dan.Page.Keyboard.PressAsync(touche);
        await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("l"));
        await dan.LireAsync($"Lettre 1 sur {Lettres}");
        await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("j"));
        await dan.LireAsync($"Lettre 2 sur {Lettres}");
        await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("k"));

        for (var restantes = Lettres; restantes > 0; restantes--)
        {
            await dan.LireAsync($"Lettre 1 sur {restantes}");
            await dan.LireAsync("Conforme au modèle");
            await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("v"));
            await dan.AtteindreAuClavierAsync("J'ai lu cette lettre de mission");
            await dan.Page.Keyboard.PressAsync("Space");
            await dan.AtteindreAuClavierAsync("Votre mot de passe");
            await dan.Page.Keyboard.TypeAsync(Visiteur.MotDePasse);
            await dan.ChangerDePageAsync(() => dan.Page.Keyboard.PressAsync("Enter"));
            await dan.LireAsync("La lettre est validée et scellée.");
        }
        Assert.Equal("/academie", dan.Chemin);
        await dan.LireAsync("Tout est validé");
        await dan.ControlerAsync("dan-file-vide");
    }

    /// <summary>Dix missions d'un mois chacune, l'année prochaine ; chaque lettre signée du chef et du RUPN.</summary>
    private async Task PreparerAsync()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        await using var rupn = await scene.EntrerAsync("rupn.college");
        foreach (var mois in Enumerable.Range(0, Lettres).Select(i => ((8 + i) % 12) + 1))
        {
            var lettre = await chef.OuvrirUneLettreAsync(new("Durand", $"{mois:00}-01", $"{mois:00}-28"));
            await chef.MettreALaSignatureAsync();
            foreach (var signataire in new[] { chef, rupn })
            {
                await signataire.AllerAsync($"{lettre}/signature");
                await signataire.Page.GetByText("J'ai lu cette lettre").ClickAsync();
                await signataire.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
                await signataire.SuivreAsync(signataire.BoutonDeSignature());
            }
        }
    }
}
