using System.Net;
using System.Text;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using RupnManager.Data;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Services.Demonstration;
using RupnManager.Services.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Indemnites;

/// <summary>Le service fait et les états, tels que chacun les voit et les remplit.</summary>
public sealed class PagesDuPaiementTests : IDisposable
{
    private const string Etats = "/indemnites/etats-liquidatifs";
    private readonly PaiementDeTest _scene = new();
    private readonly TestApplication _application;

    public PagesDuPaiementTests() => _application = new(_scene.Base);

    [Fact]
    public async Task L_intendance_qui_ouvre_le_service_fait_lit_a_qui_il_revient()
    {
        var reponse = await (await _application.ConnecterAsync("intendance.lycee")).GetAsync("/indemnites/service-fait");

        Assert.Equal(HttpStatusCode.Forbidden, reponse.StatusCode);
        Assert.Contains(ReglesDuPaiement.Certifier.Phrase, (await reponse.LireAsync()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Du_service_fait_au_retour_chacun_fait_son_geste_a_l_ecran()
    {
        await _scene.NotifierAsync(5000);
        var echeances = new[] { (await _scene.AccorderAsync("rupn.lycee", 1000))[0], (await _scene.AccorderAsync("rupn2.lycee", 600))[0] };
        var (chef, intendance) = (await _application.ConnecterAsync("chef.lycee"), await _application.ConnecterAsync("intendance.lycee"));
        Assert.Contains("2014-2015 : 2 échéances à certifier, depuis le 30 juin 2015.", Texte(await chef.OuvrirAsync("/")), StringComparison.Ordinal);

        var refus = await chef.EnvoyerAsync($"/indemnites/service-fait/{echeances[0]}", new() { ["Resultat"] = "Partiel", ["Montant"] = "neuf cents", ["Motif"] = "absence", ["Date"] = "2015-07-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        var page = await refus.LireAsync();
        Assert.Equal("neuf cents", page.QuerySelector("#Montant")!.GetAttribute("value"));
        Assert.Contains("Écrivez un montant positif", page.QuerySelector("#Montant-messages")!.TextContent, StringComparison.Ordinal);
        await ReussirAsync(chef, $"/indemnites/service-fait/{echeances[0]}", new() { ["Resultat"] = "Partiel", ["Montant"] = "900,50", ["Motif"] = "absence", ["Date"] = "2015-07-01" });
        await ReussirAsync(chef, "/indemnites/service-fait", new() { ["Echeances"] = $"{echeances[1]}", ["Date"] = "2015-07-01" }, "/indemnites/service-fait?annee=2014");

        Assert.Contains("2014-2015 : 2 lignes à liquider.", Texte(await intendance.OuvrirAsync("/")), StringComparison.Ordinal);
        var nouveau = await intendance.OuvrirAsync($"{Etats}/nouveau?annee=2014");
        Assert.Equal(2, nouveau.QuerySelectorAll("input[name=Lignes][checked]").Length);
        var etat = await ReussirAsync(intendance, $"{Etats}/nouveau?annee=2014", new() { ["Lignes"] = $"{echeances[0]}" });
        var ouvert = await intendance.OuvrirAsync(etat);
        Assert.Contains("à liquider, pas encore sur un état", Texte(ouvert), StringComparison.OrdinalIgnoreCase);
        await ReussirAsync(intendance, $"{etat}/lignes", new() { ["echeanceId"] = $"{echeances[1]}" }, etat);
        await ReussirAsync(intendance, $"{etat}/soumission", [], etat);

        Assert.Contains("2 lignes, soumis par M. Bruno Lefèvre le 23 novembre 2026.", Texte(await chef.OuvrirAsync("/")), StringComparison.Ordinal);
        Assert.Contains("Arrêter 2 lignes, 1 500,50 €", Texte(await chef.OuvrirAsync($"{etat}/arret")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chef.EnvoyerAsync($"{etat}/arret", new() { ["MotDePasse"] = "faux" })).StatusCode);
        await ReussirAsync(chef, $"{etat}/arret", new() { ["MotDePasse"] = Troupe.MotDePasse });
        Assert.Contains("L'état EL-2014-0993014N-1 est arrêté : 2 lignes.", Texte(await chef.OuvrirAsync(etat)), StringComparison.Ordinal);

        Assert.Contains("Transmettre l'état EL-2014-0993014N-1", Texte(await intendance.OuvrirAsync("/")), StringComparison.Ordinal);
        await ReussirAsync(intendance, $"{etat}/transmission", new() { ["Date"] = "2026-11-23" });
        var rectorat = await _application.ConnecterAsync("rectorat");
        Assert.Contains("Répondre sur l'état EL-2014-0993014N-1", Texte(await rectorat.OuvrirAsync("/")), StringComparison.Ordinal);
        var faux = await rectorat.EnvoyerAsync($"{etat}/retour", new() { ["Reponses[1].Resultat"] = "rejetee" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, faux.StatusCode);
        Assert.Contains("Indiquez le motif du rejet.", (await faux.LireAsync()).QuerySelector("[id='Reponses_1__Motif-messages']")!.TextContent, StringComparison.Ordinal);
        await ReussirAsync(rectorat, $"{etat}/retour", new() { ["Reponses[1].Resultat"] = "payee", ["Reponses[1].Mois"] = "2026-11" });
        Assert.Contains("novembre 2026", Texte(await intendance.OuvrirAsync(etat)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Le_fichier_de_retour_se_relit_ligne_a_ligne_avant_d_etre_enregistre()
    {
        await _scene.NotifierAsync(5000);
        var echeance = (await _scene.AccorderAsync("rupn.lycee", 1000))[0];
        await _scene.CertifierAsync(echeance);
        var id = await _scene.TransmisAsync(echeance);
        var client = await _application.ConnecterAsync("intendance.lycee");
        const string titres = "numero_etat;numero_ordre;resultat;mois_paie;montant;motif\r\nEL-2014-0993014N-1;1;payée;2026-11;";

        var refus = await DeposerAsync(client, id, titres + "999,00;");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("Ligne 2, colonne montant : « 999,00 » diffère du montant arrêté, 1 000,00 €. Rien n'a été enregistré.", Texte(await refus.LireAsync()), StringComparison.Ordinal);

        var apercu = await DeposerAsync(client, id, titres + "1000,00;");
        Assert.Equal(HttpStatusCode.OK, apercu.StatusCode);
        var page = await apercu.LireAsync();
        Assert.Equal("2026-11", page.QuerySelector("[id=Reponses_1__Mois]")!.GetAttribute("value"));
        Assert.Equal("payee", page.QuerySelector("[id=Reponses_1__Resultat] option[selected]")!.GetAttribute("value"));
        Assert.Equal(SituationDEcheance.Transmise, (await _scene.EcheanceAsync(echeance)).Situation);
    }

    [Theory]
    [InlineData("chef.lycee", "arret")]
    [InlineData("chef.lycee", "rendu")]
    [InlineData("intendance.lycee", "transmission")]
    [InlineData("intendance.lycee", "retour")]
    [InlineData("intendance.lycee", "numen")]
    public async Task Un_geste_hors_de_son_moment_ramene_a_la_page_de_l_etat(string compte, string geste)
    {
        await _scene.NotifierAsync(5000);
        var echeance = (await _scene.AccorderAsync("rupn.lycee", 1000))[0];
        await _scene.CertifierAsync(echeance);
        var id = await _scene.PreparerAsync(echeance);

        var reponse = await (await _application.ConnecterAsync(compte)).GetAsync($"{Etats}/{id}/{geste}");

        Assert.Equal((HttpStatusCode.Redirect, $"{Etats}/{id}"), (reponse.StatusCode, reponse.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task Un_nom_different_de_celui_de_la_lettre_se_confirme_avant_de_soumettre()
    {
        using var scene = new PaiementDeTest(2026);
        var enCours = await scene.FaireAsync<RupnDbContext, Guid>("intendance.lycee", (db, a) => db.EtatsLiquidatifs.VisiblesPar(a)
            .Where(e => e.Etat == EtatDeListe.EnPreparation).Select(e => e.Id).SingleAsync());
        await scene.FaireAsync<PreparationDEtatService>("intendance.lycee", (s, a) => s.AbandonnerAsync(enCours, a));
        var disponibles = await scene.FaireAsync<ListeDesEtatsService, IReadOnlyList<HorsDeLEtat>>("intendance.lycee", (s, a) => s.DisponiblesAsync(new(2026), a));
        var prete = disponibles.Single(d => d is { Designation: "Mme Julie Andrieu-Prat", PeutEtrePrise: true }).Echeance.Id;
        var id = await scene.PreparerAsync(prete);

        Assert.Equal("etat.a-confirmer", (await Assert.ThrowsAsync<RegleMetierException>(() => scene.SoumettreAsync(id))).Regle.Cle);
        var ligne = (await scene.EtatAsync(id)).Lignes[0].Id;
        var anomalies = (await scene.FaireAsync<ListeDesEtatsService, EtatOuvert>("intendance.lycee", (s, a) => s.OuvrirAsync(id, a))).Controle.Anomalies;
        Assert.Contains(anomalies, a => a.AConfirmer && a.Phrase == "Le nom « Mme Julie Andrieu-Prat » diffère de celui de la lettre, « Mme Julie Andrieu ». Confirmez qu'il s'agit de la même personne.");
        await scene.SoumettreAsync(id, ligne);

        await scene.ArreterAsync(id);
        Assert.Equal("nom différent de la lettre, confirmé le 23/11/2026", (await scene.EtatAsync(id)).Lignes[0].Figee!.Observations);
    }

    public void Dispose()
    {
        _application.Dispose();
        _scene.Dispose();
    }

    private static string Texte(IDocument page) => page.Body!.TextContent.Replace('\u00A0', ' ');

    private static async Task<string> ReussirAsync(HttpClient client, string chemin, Dictionary<string, string> champs, string? page = null)
    {
        var reponse = await client.EnvoyerAsync(chemin, champs, page);
        Assert.True(reponse.StatusCode is HttpStatusCode.Redirect, $"{chemin} : {(int)reponse.StatusCode} {Texte(await reponse.LireAsync())}");
        return reponse.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> DeposerAsync(HttpClient client, Guid id, string csv)
    {
        var jeton = (await client.OuvrirAsync($"{Etats}/{id}/retour")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var envoi = new MultipartFormDataContent
        {
            { new StringContent(jeton), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Fichier", "retour.csv" },
        };
        return await client.PostAsync($"{Etats}/{id}/retour/fichier", envoi);
    }
}
