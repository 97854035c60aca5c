using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

public sealed class RedactionPagesTests : IDisposable
{
    private readonly LettreDeTest _scene = new();
    private readonly TestApplication _application;

    public RedactionPagesTests() => _application = new(_scene.Base);

    [Fact]
    public async Task Un_champ_vide_reaffiche_le_formulaire_avec_tout_ce_qui_etait_tape()
    {
        var (chef, id) = await OuvrirAsync();
        await chef.EnvoyerAsync(Redaction(id), await FormulaireAsync(chef, id, "ajouter:moyens.temps"), Redaction(id));

        var formulaire = await FormulaireAsync(chef, id, "mettre-a-la-signature");
        formulaire["Clauses[0].Texte"] = "Texte écrit par la cheffe.";
        formulaire["Champs[durée]"] = "deux heures";
        var reponse = await chef.EnvoyerAsync(Redaction(id), formulaire, Redaction(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Complétez « créneaux » : un champ du modèle est encore vide.", page.Body!.TextContent);
        Assert.Equal("Texte écrit par la cheffe.", page.QuerySelector("[name='Clauses[0].Texte']")!.TextContent);
        Assert.Equal("deux heures", page.QuerySelector("[name='Champs[durée]']")!.GetAttribute("value"));
        Assert.StartsWith("Erreur : ", page.Title);
    }

    [Fact]
    public async Task Une_clause_que_l_imprime_ne_sait_pas_dessiner_est_refusee_avant_toute_signature()
    {
        var (chef, id) = await OuvrirAsync();
        var formulaire = await FormulaireAsync(chef, id, "mettre-a-la-signature");
        formulaire["Clauses[0].Texte"] = "former les équipes ✓ ;";

        var reponse = await chef.EnvoyerAsync(Redaction(id), formulaire, Redaction(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("Les imprimés ne savent pas dessiner «\u00A0✓\u00A0». Remplacez ce signe par un autre.", page.Body!.TextContent);
        Assert.Equal("former les équipes ✓ ;", page.QuerySelector("[name='Clauses[0].Texte']")!.TextContent);
    }

    [Fact]
    public async Task Une_clause_verrouillee_forgee_est_refusee_par_le_serveur()
    {
        var (chef, id) = await OuvrirAsync();
        var formulaire = await FormulaireAsync(chef, id, "enregistrer");
        formulaire["Clauses[0].Cle"] = "p1.projets";
        formulaire["Clauses[0].Partie"] = "Partie1";

        var reponse = await chef.EnvoyerAsync(Redaction(id), formulaire, Redaction(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Ce passage vient du modèle et ne se modifie pas.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Deux_personnes_sur_un_brouillon_la_seconde_compare_et_n_ecrase_pas()
    {
        var (chef, id) = await OuvrirAsync();
        var premiere = await FormulaireAsync(chef, id, "enregistrer");
        var seconde = new Dictionary<string, string>(premiere) { ["Clauses[0].Texte"] = "Texte de la seconde fenêtre." };
        premiere["Clauses[0].Texte"] = "Texte de la première fenêtre.";
        await chef.EnvoyerAsync(Redaction(id), premiere, Redaction(id));

        var reponse = await chef.EnvoyerAsync(Redaction(id), seconde, Redaction(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains("a modifié cette lettre à", page.Body!.TextContent);
        Assert.Contains("Texte de la première fenêtre.", page.QuerySelector("#t-conflit")!.ParentElement!.TextContent);
        Assert.Equal("Texte de la seconde fenêtre.", page.QuerySelector("[name='Clauses[0].Texte']")!.TextContent);
        await _scene.VoirAsync(id, l => Assert.Equal("Texte de la première fenêtre.", l.VersionCourante.Contenu.Clauses[0].Texte));
    }

    [Fact]
    public async Task L_enregistrement_pendant_la_frappe_rend_l_apercu_et_le_nouveau_jeton()
    {
        var (chef, id) = await OuvrirAsync();
        var formulaire = await FormulaireAsync(chef, id, "enregistrer");
        formulaire["Clauses[3].Texte"] = "animation du club numérique ;";

        var reponse = await chef.EnvoyerAsync($"{Redaction(id)}/brouillon", formulaire, Redaction(id));

        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        Assert.NotEqual(formulaire["Jeton"], reponse.Headers.GetValues("X-Jeton").Single());
        Assert.Contains("animation du club numérique ;", (await reponse.LireAsync()).QuerySelector("article")!.TextContent);
    }

    [Theory]
    [InlineData("monter:p3.services", 0)]
    [InlineData("descendre:p3.reseau", 1)]
    public async Task Les_clauses_s_ordonnent_par_des_boutons(string geste, int attendu)
    {
        var (chef, id) = await OuvrirAsync();

        var reponse = await chef.EnvoyerAsync(Redaction(id), await FormulaireAsync(chef, id, geste), Redaction(id));

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        await _scene.VoirAsync(id, lettre =>
        {
            var exemples = lettre.VersionCourante.Contenu.Clauses.Where(c => c.Cle is "p3.reseau" or "p3.services").Select(c => c.Cle).ToList();
            Assert.Equal(["p3.services", "p3.reseau"], exemples);
            Assert.Equal(attendu == 0 ? "p3.services" : "p3.reseau", exemples[attendu]);
        });
    }

    [Fact]
    public async Task Un_faux_pdf_est_refuse_par_son_contenu()
    {
        var (chef, id) = await OuvrirAsync();
        var jeton = (await chef.OuvrirAsync(Redaction(id))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var envoi = new MultipartFormDataContent
        {
            { new StringContent(jeton), "__RequestVerificationToken" },
            { new ByteArrayContent("PK\u0003\u0004 docx"u8.ToArray()), "annexe", "annexe.pdf" },
        };

        var reponse = await chef.PostAsync($"{Redaction(id)}/annexe", envoi);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains("Ce fichier n'est pas un PDF lisible.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Une_lettre_d_un_autre_etablissement_n_existe_pas()
    {
        var (_, id) = await OuvrirAsync();
        var autre = await _application.ConnecterAsync("chef.lycee");

        foreach (var chemin in new[] { "", "/pdf", "/preuve", "/redaction", "/signature", "/signature/refus", "/fin-de-mission" })
            Assert.Equal(HttpStatusCode.NotFound, (await autre.GetAsync($"/lettres-de-mission/{id}{chemin}")).StatusCode);
    }

    [Fact]
    public async Task Un_formulaire_sans_jeton_repond_400_avec_sa_phrase()
    {
        var (chef, id) = await OuvrirAsync();

        var reponse = await chef.PostAsync(Redaction(id), new FormUrlEncodedContent([new("Geste", "enregistrer")]));

        Assert.Equal(HttpStatusCode.BadRequest, reponse.StatusCode);
        Assert.Contains("La page est restée ouverte trop longtemps.", (await reponse.LireAsync()).Body!.TextContent);
    }

    [Fact]
    public async Task Le_dan_qui_signe_avant_son_tour_apprend_qui_est_attendu()
    {
        var (_, id) = await OuvrirAsync();
        await _scene.MettreALaSignatureAsync(id);
        var dan = await _application.ConnecterAsync("dan");

        var page = await dan.GetAsync($"/lettres-de-mission/{id}/signature");
        var forge = await dan.EnvoyerAsync($"/lettres-de-mission/{id}/signature", new()
        {
            ["Empreinte"] = await EmpreinteAsync(id), ["Consentement"] = "true", ["MotDePasse"] = "Demonstration-2026",
        }, "/");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forge.StatusCode);
        Assert.Contains("La lettre attend d'abord la signature de : chef d'établissement.", (await forge.LireAsync()).Body!.TextContent);
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    private static string Redaction(Guid id) => $"/lettres-de-mission/{id}/redaction";

    private async Task<(HttpClient Chef, Guid Id)> OuvrirAsync() => (await _application.ConnecterAsync("chef.college"), await _scene.BrouillonAsync());

    /// <summary>Ce qu'un navigateur enverrait de la page, avec le bouton dit.</summary>
    private static async Task<Dictionary<string, string>> FormulaireAsync(HttpClient chef, Guid id, string geste)
    {
        var page = await chef.OuvrirAsync(Redaction(id));
        var champs = page.QuerySelectorAll("#redaction input[name], #redaction textarea[name], #redaction select[name]")
            .Where(c => c.GetAttribute("name") != "__RequestVerificationToken")
            .ToDictionary(c => c.GetAttribute("name")!, c => c is IElement { LocalName: "textarea" } zone ? zone.TextContent
                : c.LocalName == "select" ? c.QuerySelector("option[selected]")!.GetAttribute("value")! : c.GetAttribute("value") ?? "");
        champs["Geste"] = geste;
        return champs;
    }

    private async Task<string> EmpreinteAsync(Guid id)
    {
        using var db = _scene.Base.Contexte();
        return (await db.Lettres.Include(l => l.Versions).SingleAsync(l => l.Id == id)).VersionCourante.Empreinte!;
    }
}
