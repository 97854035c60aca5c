using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.Activites;
using RupnManager.Tests.Support;
using static RupnManager.Tests.Activites.ReleveDeTest;

namespace RupnManager.Tests.Activites;

/// <summary>Noter, corriger, retirer, répéter : depuis les pages, tels que la base les garde.</summary>
public sealed class SaisieTests : IDisposable
{
    private readonly ReleveDeTest _releve = new();

    [Fact]
    public async Task Deux_boutons_suffisent_a_noter_et_la_clause_vient_de_la_lettre()
    {
        var rupn = await _releve.ConnecterAsync();
        var page = await rupn.OuvrirAsync("/activites");
        Assert.Equal("Information", page.QuerySelector("input[name=Choix]:checked")!.GetAttribute("value"));
        Assert.Equal(6, page.QuerySelectorAll("input[name=Choix]").Length);

        var reponse = await NoterAsync(rupn, Saisie("Equipement", "60"));

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        var notee = (await _releve.ActivitesAsync())[^1];
        Assert.Equal((NatureDActivite.Equipement, 60, new DateOnly(2026, 11, 23), "p3.ajout.parc-mobile"), (notee.Nature, notee.Minutes, notee.Date, notee.Rubrique));
        Assert.Contains("1\u00A0h ajoutée : Équipements et incidents. 1\u00A0h cette semaine-là.", (await rupn.OuvrirAsync("/activites")).Body!.TextContent);
    }

    [Fact]
    public async Task La_meme_saisie_envoyee_dix_fois_n_est_notee_qu_une()
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie();
        var avant = (await _releve.ActivitesAsync()).Count;

        var envois = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rupn.EnvoyerAsync("/activites/envois", champs, "/activites")));

        Assert.All(envois, e => Assert.Equal(HttpStatusCode.OK, e.StatusCode));
        Assert.Single((await Task.WhenAll(envois.Select(e => e.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(avant + 1, (await _releve.ActivitesAsync()).Count);
    }

    [Fact]
    public async Task Plus_de_douze_heures_se_confirme_et_plus_de_vingt_quatre_se_refuse()
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie(duree: "autre");
        champs["Duree"] = "12 h 01";

        Assert.Contains("12\u00A0h\u00A001 en une journée : confirmez-vous ?", await RefuseAsync(await NoterAsync(rupn, champs)));
        champs["Confirmer"] = "true";
        Assert.Equal(HttpStatusCode.Redirect, (await NoterAsync(rupn, champs)).StatusCode);
        foreach (var absurde in new[] { "25 h", "0", "-10", "beaucoup" })
        {
            champs["Cle"] = $"{Guid.NewGuid()}";
            champs["Duree"] = absurde;
            Assert.Contains("Indiquez une durée de 1 minute à 24 heures.", await RefuseAsync(await NoterAsync(rupn, champs)));
        }
    }

    [Theory]
    [InlineData("2026-08-31")]
    [InlineData("2027-07-01")]
    public async Task Une_date_hors_de_la_mission_est_refusee_et_la_saisie_reste(string date)
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie();
        (champs["Date"], champs["Texte"]) = (date, "Webradio");

        var reponse = await NoterAsync(rupn, champs);

        Assert.Contains("Choisissez une date de votre mission, entre le 01/09/2026 et le 30/06/2027.", await RefuseAsync(reponse));
        var page = await reponse.LireAsync();
        Assert.Equal("Webradio", page.QuerySelector("#Texte")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("[aria-controls=preciser]")!.GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Une_clause_que_la_lettre_n_a_pas_est_refusee()
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie();
        champs["Rubrique"] = "p3.ajout.inclusion";

        Assert.Contains("Choisissez la clause de la lettre", await RefuseAsync(await NoterAsync(rupn, champs)));
    }

    [Fact]
    public async Task Le_bilan_soumis_fige_le_releve_mais_un_envoi_deja_recu_reste_acquis()
    {
        var rupn = await _releve.ConnecterAsync();
        var champs = Saisie();
        await NoterAsync(rupn, champs);
        var notee = (await _releve.ActivitesAsync())[^1];
        await _releve.SoumettreLeBilanAsync();

        Assert.Contains("Le bilan 2026-2027 est soumis", (await rupn.OuvrirAsync("/activites")).Body!.TextContent);
        Assert.Null((await rupn.OuvrirAsync("/activites")).QuerySelector("form[data-saisie]"));
        Assert.Equal(HttpStatusCode.OK, (await rupn.EnvoyerAsync("/activites/envois", champs, "/mon-compte")).StatusCode);
        var autre = await rupn.EnvoyerAsync("/activites/envois", Saisie(), "/mon-compte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, autre.StatusCode);
        Assert.Contains("le relevé ne change plus", await autre.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await rupn.EnvoyerAsync($"/activites/{notee.Id}/retrait", new() { ["version"] = "1" }, "/mon-compte")).StatusCode);
    }

    [Fact]
    public async Task Corriger_et_retirer_laissent_leur_trace_au_journal()
    {
        var rupn = await _releve.ConnecterAsync();
        var id = (await _releve.ActivitesAsync())[0].Id;
        var champs = new Dictionary<string, string> { ["Nature"] = "Information", ["Duree"] = "1 h 15", ["Date"] = "2026-09-02", ["Texte"] = "Réunion de rentrée", ["Version"] = "1" };

        Assert.Equal(HttpStatusCode.Redirect, (await rupn.EnvoyerAsync($"/activites/{id}", champs)).StatusCode);
        Assert.Equal(75, (await _releve.ActivitesAsync()).Single(a => a.Id == id).Minutes);
        Assert.Contains("a modifié ces données pendant votre saisie", await RefuseAsync(await rupn.EnvoyerAsync($"/activites/{id}", new(champs) { ["Duree"] = "20" })));
        Assert.Equal(HttpStatusCode.Redirect, (await rupn.EnvoyerAsync($"/activites/{id}/retrait", new() { ["version"] = "2" }, $"/activites/{id}")).StatusCode);

        Assert.NotNull((await _releve.ActivitesAsync()).Single(a => a.Id == id).RetireeLe);
        await using var db = _releve.Application.Base.Contexte();
        var dites = await db.Journal.Where(e => e.ObjetId == id).OrderBy(e => e.Numero).Select(e => e.Phrase).ToListAsync();
        Assert.Equal(["M. Karim Durand a corrigé son activité du 02/09/2026.", "M. Karim Durand a retiré son activité du 02/09/2026."], dites);
    }

    [Fact]
    public async Task Repeter_note_la_meme_activite_aujourd_hui()
    {
        var rupn = await _releve.ConnecterAsync();
        var modele = (await _releve.ActivitesAsync()).Single(a => a.Nature is NatureDActivite.Autre);

        Assert.Equal(HttpStatusCode.Redirect, (await rupn.EnvoyerAsync($"/activites/{modele.Id}/repetition", new() { ["cle"] = $"{Guid.NewGuid()}" }, "/activites")).StatusCode);

        var notee = (await _releve.ActivitesAsync())[^1];
        Assert.Equal((new DateOnly(2026, 11, 23), modele.Texte, modele.Rubrique, modele.Minutes), (notee.Date, notee.Texte, notee.Rubrique, notee.Minutes));
    }

    [Fact]
    public async Task Une_piece_se_controle_par_son_contenu_et_ne_sort_pas_du_perimetre()
    {
        var rupn = await _releve.ConnecterAsync();
        var avant = (await _releve.ActivitesAsync()).Count;

        Assert.Contains("Joignez un PDF ou une image", await RefuseAsync(await JoindreAsync(rupn, "rapport.pdf", "MZ un programme"u8.ToArray())));
        Assert.Contains("le maximum est 5\u00A0Mo", await RefuseAsync(await JoindreAsync(rupn, "gros.pdf", [.. "%PDF-1.7"u8, .. new byte[PieceJointe.TailleMaximale]])));
        Assert.Equal(avant, (await _releve.ActivitesAsync()).Count);
        Assert.Equal(HttpStatusCode.Redirect, (await JoindreAsync(rupn, "../compte;rendu.exe", "%PDF-1.7 petit"u8.ToArray())).StatusCode);

        var chemin = $"/activites/{(await _releve.ActivitesAsync())[^1].Id}/piece";
        var servie = await (await _releve.ConnecterAsync("chef.college")).GetAsync(chemin);
        Assert.Equal("application/pdf", servie.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", servie.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("compterendu.exe.pdf", servie.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", servie.Headers.GetValues("X-Content-Type-Options").Single());
        foreach (var etranger in new[] { "rupn2.college", "chef.lycee" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await _releve.ConnecterAsync(etranger)).GetAsync(chemin)).StatusCode);
    }

    private static async Task<HttpResponseMessage> JoindreAsync(HttpClient rupn, string nom, byte[] octets)
    {
        var jeton = (await rupn.OuvrirAsync("/activites")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var envoi = new MultipartFormDataContent { { new StringContent(jeton, Encoding.UTF8), "__RequestVerificationToken" } };
        foreach (var (champ, valeur) in Saisie()) envoi.Add(new StringContent(valeur), champ);
        envoi.Add(new ByteArrayContent(octets), "Piece", nom);
        return await rupn.PostAsync("/activites", envoi);
    }

    public void Dispose() => _releve.Dispose();
}
