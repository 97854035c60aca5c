using System.Diagnostics;
using System.Xml.Linq;
using RupnManager.Pdf.Description;
using RupnManager.Pdf.Odt;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pdf;

/// <summary>Un document qui se retouche : mêmes mots que le PDF, vrais titres, listes et tableaux.</summary>
public sealed class DocumentOdtTests
{
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

    [Fact]
    public void Le_type_du_fichier_se_lit_en_tete_sans_decompresser() =>
        Assert.Equal("mimetypeapplication/vnd.oasis.opendocument.text", LecteurOdt.TypeEnTete(DocumentOdt.Ecrire(Document())));

    [Fact]
    public void Il_porte_des_titres_une_liste_et_un_tableau_avec_son_en_tete()
    {
        var contenu = LecteurOdt.Contenu(DocumentOdt.Ecrire(Document()));

        Assert.Equal(["1 Dossier d'essai", "2 1. Bilan"], LecteurOdt.Titres(DocumentOdt.Ecrire(Document())));
        Assert.Equal(["1. Bilan", "une puce", "l'autre"], contenu.Descendants(LecteurOdt.Text + "list-item").Select(i => i.Value));
        Assert.Equal(["Fonction", "Heures"], contenu.Descendants(Table + "table-header-rows").Single().Descendants(LecteurOdt.Text + "p").Select(p => p.Value));
        Assert.DoesNotContain("en barres", LecteurOdt.Corps(DocumentOdt.Ecrire(Document())));
        Assert.Equal("PROJET", LecteurOdt.Paragraphes(DocumentOdt.Ecrire(Document()))[0]);
    }

    [Fact]
    public void Chaque_style_employe_est_defini()
    {
        var odt = DocumentOdt.Ecrire(Document());
        var definis = LecteurOdt.Fichier(odt, "styles.xml").Descendants().Concat(LecteurOdt.Contenu(odt).Descendants())
            .Where(e => e.Name == Style + "style" || e.Name == LecteurOdt.Text + "list-style").Select(e => e.Attribute(Style + "name")!.Value).ToHashSet();

        var employes = LecteurOdt.Contenu(odt).Descendants().Attributes().Where(a => a.Name.LocalName == "style-name").Select(a => a.Value).Distinct().ToList();

        Assert.Contains("Titre2EnHautDePage", employes);
        Assert.DoesNotContain(employes, s => !definis.Contains(s));
    }

    [Fact]
    public void Un_signe_que_le_XML_refuse_ne_gate_pas_le_fichier_et_les_lignes_restent()
    {
        var corps = LecteurOdt.Contenu(DocumentOdt.Ecrire(Document() with { Filigrane = null, Blocs = [new Paragraphe("Avant\u0001 & <après>\nla suite \U0001F600")] })).Root!;

        var paragraphe = corps.Descendants(LecteurOdt.Text + "p").Single();
        Assert.Equal("Avant & <après>la suite \U0001F600", paragraphe.Value);
        Assert.Single(paragraphe.Elements(LecteurOdt.Text + "line-break"));
    }

    [Fact]
    public void Le_meme_document_donne_les_memes_octets() => Assert.Equal(DocumentOdt.Ecrire(Document()), DocumentOdt.Ecrire(Document()));

    [FactRequiringTool("lowriter", "libreoffice-writer")]
    public void LibreOffice_l_ouvre_titres_et_tableaux_compris()
    {
        var dossier = Directory.CreateTempSubdirectory("rupn-odt-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(dossier, "essai.odt"), DocumentOdt.Ecrire(Document()));
            var lancer = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[]
            {
                $"-env:UserInstallation=file://{dossier}/profil", "--headless", "--convert-to", "pdf", "--outdir", dossier, Path.Combine(dossier, "essai.odt"),
            })
                lancer.ArgumentList.Add(argument);
            using var processus = Process.Start(lancer)!;
            Assert.True(processus.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice ne répond pas.");

            var pdf = File.ReadAllBytes(Path.Combine(dossier, "essai.pdf"));
            Assert.Equal(2, LecteurPdf.NombreDePages(pdf));
            var texte = LecteurPdf.Page(pdf, 1) + " " + LecteurPdf.Page(pdf, 2);
            Assert.Contains("Élèves et « guillemets »", texte.Replace('\u00A0', ' '));
            Assert.Contains("Page 2 sur 2", texte.Replace('\u00A0', ' '));
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }

    private static DocumentPdf Document() => new()
    {
        Titre = "Dossier d'essai", Auteur = "Collège", EtabliLe = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero), Pied = new("0910001A, 2026-2027", "Essai"), Filigrane = "PROJET",
        Blocs =
        [
            new Bandeau([new("Académie"), new("Collège", Gras: true)], [new("Année scolaire 2026-2027", Gras: true)]),
            new Titre(1, "Dossier d'essai"), new SousTitre("Élèves et «\u00A0guillemets\u00A0»"), new ListeDeValeurs([new("État", "Prêt")]), new Sommaire(),
            new SautDePage(), new Titre(2, "1. Bilan", Annexe: true),
            new Paragraphe([new("Un mot "), new("gras", Gras: true), new(" et un "), new("penché", Italique: true)]), new Liste(["une puce", "l'autre"]),
            new Barres("Heures, en barres : référent 12 h.", [new("référent", "12 h", 12)]),
            new Tableau { Colonnes = [new("Fonction", 6), new("Heures", 2, Alignement.Droite)], Lignes = [["RUPN", "12 h"]], Total = ["Total", "12 h"] },
        ],
    };
}
