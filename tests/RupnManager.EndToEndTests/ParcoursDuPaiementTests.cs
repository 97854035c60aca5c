using System.Text;
using Microsoft.Playwright;
using RupnManager.EndToEndTests.Support;

namespace RupnManager.EndToEndTests;

/// <summary>De l'indemnité certifiée à « payée » : l'intendance prépare, le chef arrête, le rectorat répond.</summary>
[Collection(Scenes.Lettres)]
public sealed class ParcoursDuPaiementTests(Scene scene)
{
    private const string Etats = "/indemnites/etats-liquidatifs";

    [Fact]
    public async Task Un_etat_va_de_la_preparation_au_retour_du_rectorat()
    {
        await using var intendance = await scene.EntrerAsync("intendance.lycee");
        await using var chef = await scene.EntrerAsync("chef.lycee");
        var etat = await PreparerAsync(intendance);
        await ArreterAsync(chef, etat);
        var numero = await TransmettreAsync(intendance, etat);

        await using var rectorat = await scene.EntrerAsync("rectorat");
        await RepondreAsync(rectorat, etat, numero);

        await intendance.AllerAsync(etat);
        await intendance.LireAsync("Payée");
        await intendance.ControlerAsync("etat-paye");
        await chef.AllerAsync("/indemnites/service-fait?annee=2026");
        await chef.LireAsync("Payée");
        await chef.ControlerAsync("service-fait");
    }

    [Fact]
    public async Task La_jauge_suit_chaque_montant_tape_ou_qu_il_soit()
    {
        await using var rectorat = await scene.EntrerAsync("rectorat");
        await rectorat.AllerAsync("/indemnites/enveloppes?annee=2025");
        await rectorat.SuivreAsync(rectorat.Page.Locator("tr", new() { HasText = "0991007G" }).GetByRole(AriaRole.Link).First);
        await rectorat.LireAsync("625,00 € disponibles");
        await rectorat.Page.Locator("#Sens").SelectOptionAsync("Retrait");
        await rectorat.Page.Locator("#Montant").FillAsync("600");
        await rectorat.LireAsync("reste 25,00 € après ce mouvement");
        await rectorat.ControlerAsync("enveloppe-retrait");
        await rectorat.Page.Locator("#Montant").FillAsync("700");
        await rectorat.LireAsync("dépasse de 75,00 € après ce mouvement");
        await rectorat.ControlerAsync("enveloppe-retrait-de-trop");
        await rectorat.Page.Locator("#Sens").SelectOptionAsync("Complement");
        await rectorat.LireAsync("reste 1 325,00 € après ce mouvement");

        await rectorat.AllerAsync("/indemnites/attributions?annee=2026");
        await rectorat.SuivreAsync(rectorat.Page.Locator("tr", new() { HasText = "BP-2026-0993014N-2" }).GetByRole(AriaRole.Link).First);
        await rectorat.ControlerAsync("rectorat-bordereau");
        await rectorat.SuivreAsync(rectorat.Page.Locator("tr", new() { HasText = "Fabre" }).GetByRole(AriaRole.Link, new() { Name = "Décider cette ligne" }));
        await rectorat.Page.Locator("input[name=Sens][value=Modifiee]").CheckAsync(new() { Force = true });
        await rectorat.Page.Locator("#Montant").FillAsync("1 250,00");
        await rectorat.LireAsync("reste 1 562,50 € après ce montant");
        await rectorat.ControlerAsync("rectorat-decision");
        await rectorat.Page.Locator("input[name=Sens][value=Accordee]").CheckAsync(new() { Force = true });
        await rectorat.LireAsync("reste 2 187,50 € après ce montant");

        await using var chef = await scene.EntrerAsync("chef.lycee");
        await chef.AllerAsync("/indemnites/service-fait?annee=2026");
        await chef.ControlerAsync("service-fait-liste");
        await chef.SuivreAsync(chef.Page.Locator("tr", new() { HasText = "Perrin" }).GetByRole(AriaRole.Link, new() { Name = "Certifier" }));
        await chef.Page.Locator("input[name=Resultat][value=Partiel]").CheckAsync(new() { Force = true });
        await chef.Page.Locator("#Montant").FillAsync("60,00");
        await chef.LireAsync("reste 2 196,94 € après ce montant");
        await chef.ControlerAsync("service-fait-partiel");
    }

    [Fact]
    public async Task Apres_le_paiement_chacun_voit_le_complement_et_le_trop_percu()
    {
        await using var chef = await scene.EntrerAsync("chef.college");
        await chef.AllerAsync("/indemnites/service-fait?annee=2025");
        await chef.SuivreAsync(chef.Page.Locator("main td a").First);
        await chef.ControlerAsync("service-fait-paye");
        await chef.SuivreAsync("Ajouter un complément");
        await chef.ControlerAsync("complement");
        await using var intendance = await scene.EntrerAsync("intendance.lycee");
        await intendance.ControlerAsync("intendance-accueil-argent");
        await intendance.SuivreAsync("Suivre : Suivre le trop-perçu de M. Hugo Perrin");
        await intendance.ControlerAsync("trop-percu");
        await intendance.AllerAsync($"{Etats}?annee=2025");
        await intendance.ControlerAsync("etats-liste");
        await intendance.SuivreAsync(intendance.Page.Locator("main td a").First);
        await intendance.ControlerAsync("etat-solde");
        await intendance.SuivreAsync("Joindre les NUMEN, avec un motif");
        await intendance.ControlerAsync("etat-numen");
    }

    private static async Task<string> PreparerAsync(Visiteur intendance)
    {
        // La troupe a un état d'octobre en préparation : l'intendance y renonce, et reprend ses lignes.
        await intendance.AllerAsync($"{Etats}?annee=2026");
        await intendance.SuivreAsync(intendance.Page.Locator("main td a").First);
        await intendance.SuivreAsync("Abandonner cet état");
        await intendance.SuivreAsync("Abandonner l'état");
        await intendance.AllerAsync($"{Etats}/nouveau?annee=2026");
        await intendance.ControlerAsync("etat-nouveau");
        await intendance.SuivreAsync("Préparer l'état");
        var etat = intendance.Chemin;
        await intendance.LireAsync("diffère de celui de la lettre");
        await intendance.SuivreAsync("Soumettre à M. Philippe Garnier");
        Assert.Equal(422, intendance.Statut);
        await intendance.LireAsync("Confirmez chaque ligne signalée");
        await intendance.ControlerAsync("etat-a-confirmer");
        await intendance.Page.GetByText("c'est bien la même personne que sur la lettre").ClickAsync();
        await intendance.SuivreAsync("Soumettre à M. Philippe Garnier");
        await intendance.LireAsync("L'état est soumis.");
        return etat;
    }

    private static async Task ArreterAsync(Visiteur chef, string etat)
    {
        await chef.AllerAsync($"{etat}/arret");
        await chef.ControlerAsync("etat-a-arreter");
        await chef.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await chef.SuivreAsync(chef.Page.Locator("main form button.fr-btn[type=submit]"));
        await chef.LireAsync("L'intendance est avertie.");
        await chef.ControlerAsync("etat-arrete");
    }

    private static async Task<string> TransmettreAsync(Visiteur intendance, string etat)
    {
        await intendance.AllerAsync(etat);
        var (nom, csv) = await intendance.TelechargerAsync("CSV pour le rectorat");
        var lignes = Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(347.21m, lignes.Skip(1).Sum(l => decimal.Parse(l.Split(';')[19].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(csv, (await intendance.TelechargerAsync("CSV pour le rectorat")).Octets);
        Assert.Contains("trois cent quarante-sept euros et vingt et un centimes",
            TexteDuPdf.Extraire((await intendance.TelechargerAsync("PDF à signer et à conserver")).Octets), StringComparison.Ordinal);
        await intendance.SuivreAsync("Noter la transmission au rectorat");
        await intendance.ControlerAsync("etat-a-transmettre");
        await intendance.SuivreAsync("Noter la transmission");
        await intendance.LireAsync("Le rectorat le voit.");
        return nom[..^4];
    }

    private static async Task RepondreAsync(Visiteur rectorat, string etat, string numero)
    {
        await rectorat.AllerAsync($"{etat}/retour");
        var retour = $"numero_etat;numero_ordre;resultat;mois_paie;montant;motif\r\n{numero};1;payée;{ApplicationReelle.Aujourdhui:yyyy-MM};69,44;\r\n{numero};2;rejetée;;277,77;situation à revoir\r\n";
        await DeposerAsync(rectorat, retour.Replace("69,44", "70,00", StringComparison.Ordinal));
        Assert.Equal(422, rectorat.Statut);
        await rectorat.LireAsync("Ligne 2, colonne montant");
        await rectorat.ControlerAsync("retour-refuse");
        await DeposerAsync(rectorat, retour);
        await rectorat.LireAsync("rien n'est enregistré avant le bouton du bas");
        await rectorat.ControlerAsync("retour-apercu");
        await rectorat.SuivreAsync("Enregistrer les réponses");
        await rectorat.LireAsync("Retour complet");
    }

    private static async Task DeposerAsync(Visiteur visiteur, string csv)
    {
        await visiteur.Page.Locator("#Fichier").SetInputFilesAsync(new FilePayload { Name = "retour.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await visiteur.SuivreAsync("Contrôler le fichier");
    }
}
