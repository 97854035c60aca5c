using System.Diagnostics;
using System.Text;
using RupnManager.Domain.Regles;
using RupnManager.Services.Activites.Fichiers;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Activites;

/// <summary>Ce qui se lit d'un agenda, tel que les programmes courants l'exportent.</summary>
public sealed class AgendaTests
{
    private static readonly DateOnly Septembre = new(2026, 9, 1);
    private static readonly DateOnly Novembre = new(2026, 11, 23);

    [Fact]
    public void L_export_de_Google_se_lit_seance_par_seance_a_l_heure_de_Paris()
    {
        var lus = Agenda.Lire(Lire("agenda-google.ics"), Septembre, Novembre);

        // Douze lundis, moins les deux exceptions et la séance déplacée, qui revient le mardi ; une nuit, une journée.
        Assert.Equal(9, lus.Count(e => e.Titre == "Atelier webradio"));
        Assert.All(lus.Where(e => e.Titre == "Atelier webradio"), e => Assert.Equal((DayOfWeek.Monday, 50), (e.Jour.DayOfWeek, e.Minutes)));
        Assert.DoesNotContain(lus, e => e.Jour == new DateOnly(2026, 11, 9) || e.Titre.Contains("annulée"));
        Assert.Equal((new(2026, 11, 10), 60), lus.Where(e => e.Titre == "Atelier webradio (déplacé)").Select(e => (e.Jour, e.Minutes)).Single());
        Assert.Equal((new(2026, 11, 3), 75), lus.Where(e => e.Titre == "Mise à jour nocturne des tablettes, avec la collectivité").Select(e => (e.Jour, e.Minutes)).Single());
        Assert.Equal((new(2026, 10, 13), null), lus.Where(e => e.Titre.StartsWith("Journée", StringComparison.Ordinal)).Select(e => (e.Jour, e.Minutes)).Single());
        Assert.Equal(12, lus.Select(e => e.Cle).Distinct().Count());
    }

    [Fact]
    public void L_export_d_Outlook_se_lit_meme_dans_un_fuseau_inconnu() =>
        Assert.Equal([("Point avec la principale", new DateOnly(2026, 10, 1), 30), ("Réunion du bassin", new DateOnly(2026, 11, 19), 105)],
            Agenda.Lire(Lire("agenda-outlook.ics"), Septembre, Novembre).Select(e => (e.Titre, e.Jour, e.Minutes ?? 0)));

    [Fact]
    public void L_export_de_Thunderbird_se_lit_et_s_arrete_a_sa_derniere_seance() =>
        Assert.Equal([2, 3, 4], Agenda.Lire(Lire("agenda-thunderbird.ics"), Septembre, Novembre).Select(e => e.Jour.Day));

    [Fact]
    public void Une_seance_garde_sa_cle_d_une_periode_a_l_autre()
    {
        var octets = Lire("agenda-google.ics");
        var larges = Agenda.Lire(octets, Septembre, Novembre).Select(e => e.Cle).ToHashSet();

        Assert.All(Agenda.Lire(octets, new(2026, 11, 1), Novembre), e => Assert.Contains(e.Cle, larges));
        Assert.All(larges, cle => Assert.StartsWith("ics:", cle, StringComparison.Ordinal));
    }

    [Fact]
    public void Un_identifiant_demesure_tient_dans_la_cle()
    {
        var cles = new[] { "a", "b" }.Select(fin => Agenda.Lire(Agenda1($"UID:{new string('x', 500)}{fin}"), Septembre, Novembre).Single().Cle).ToList();

        Assert.All(cles, cle => Assert.InRange(cle.Length, 10, 200));
        Assert.Equal(2, cles.Distinct().Count());
    }

    [Fact]
    public void Sans_identifiant_le_meme_evenement_garde_la_meme_cle() =>
        Assert.Equal(Agenda.Lire(Agenda1(""), Septembre, Novembre).Single().Cle, Agenda.Lire(Agenda1(""), Septembre, Novembre).Single().Cle);

    [Theory]
    [InlineData("une image, pas un agenda")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:demain\nEND:VEV")]
    [InlineData("")]
    public void Un_fichier_qui_n_est_pas_un_agenda_est_refuse(string texte) =>
        Assert.Equal("agenda.illisible", Refus(() => Agenda.Lire(Encoding.UTF8.GetBytes(texte), Septembre, Novembre)).Regle.Cle);

    [Fact]
    public void Dix_mille_evenements_sont_refuses_avec_leur_nombre()
    {
        var evenements = string.Concat(Enumerable.Range(0, 9_000).Select(n => $"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20261005T080000Z\r\nDTEND:20261005T090000Z\r\nSUMMARY:{n}\r\nEND:VEVENT\r\n"));

        var refus = Refus(() => Agenda.Lire(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{evenements}END:VCALENDAR\r\n"), Septembre, Novembre));

        Assert.Equal(("agenda.trop", "9000 événements : 500 au plus. Choisissez une période."), (refus.Regle.Cle, refus.Message));
    }

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY", "agenda.illisible")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,1,2,3", "agenda.illisible")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", null)]
    public void Une_repetition_sans_fin_ne_retient_personne(string regle, string? refus)
    {
        var debut = Stopwatch.StartNew();
        var obtenu = Record.Exception(() => Agenda.Lire(Agenda1($"UID:x\r\n{regle}"), Septembre, Novembre)) as RegleMetierException;

        Assert.Equal(refus, obtenu?.Regle.Cle);
        Assert.InRange(debut.Elapsed.TotalSeconds, 0, 10);
    }

    private static RegleMetierException Refus(Action geste) => Assert.Throws<RegleMetierException>(geste);

    private static byte[] Lire(string nom) => File.ReadAllBytes(Path.Combine(Depot.Racine, "tests/RupnManager.Tests/Donnees", nom));

    private static byte[] Agenda1(string lignes) => Encoding.UTF8.GetBytes(
        $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n{(lignes.Length > 0 ? lignes + "\r\n" : "")}DTSTART:20261005T080000Z\r\nDTEND:20261005T090000Z\r\nSUMMARY:Point\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}
