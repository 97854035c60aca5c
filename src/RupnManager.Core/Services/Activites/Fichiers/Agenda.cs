using System.Text;
using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using RupnManager.Domain.Activites;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Activites.Fichiers;

/// <summary>Un événement de l'agenda, au jour de Paris ; sans durée quand il tient la journée entière.</summary>
public sealed record EvenementDAgenda(string Cle, DateOnly Jour, int? Minutes, string Titre);

/// <summary>Lit un agenda .ics : chaque occurrence d'une période, à l'heure de Paris, avec une clé qui la reconnaît d'un export à l'autre.</summary>
public static partial class Agenda
{
    public const int TailleMaximale = 2 * 1024 * 1024;
    public const int Maximum = 500;
    private const string Prefixe = "ics:";
    private const int Comptes = 10_000;
    private const int LongueurDuTitre = 200;
    private const int AnneeDesPlusVieux = 1970;

    /// <summary>Une règle dont rien ne tombe jamais (un 30 février) est abandonnée après tant d'essais.</summary>
    private static readonly EvaluationOptions Bornes = new() { MaxUnmatchedIncrementsLimit = 1000 };

    /// <summary>Les occurrences de la période. Refus : activite.fichier, agenda.illisible, agenda.trop, agenda.periode.</summary>
    public static IReadOnlyList<EvenementDAgenda> Lire(byte[] octets, DateOnly du, DateOnly au)
    {
        if (au < du) throw ReglesDesActivites.AgendaPeriode.Refus();
        if (octets.Length > TailleMaximale) throw ReglesDesActivites.FichierTaille.Refus(("maximum", $"{TailleMaximale / (1024 * 1024)}\u00A0Mo"));
        var evenements = Ouvrir(octets);
        // Une occurrence déplacée ou changée remplace celle de sa série : même série, même instant d'origine.
        var changees = evenements.Where(e => e.RecurrenceIdentifier is not null).Select(e => (e.Uid, Instant(e.RecurrenceIdentifier!.StartTime))).ToHashSet();
        var lus = new List<EvenementDAgenda>();
        foreach (var evenement in evenements.Where(e => !string.Equals(e.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase)))
        {
            lus.AddRange(Occurrences(evenement, du, au, changees).Take(Comptes + 1 - lus.Count));
            if (lus.Count > Comptes) break;
        }
        if (lus.Count > Maximum) throw ReglesDesActivites.AgendaTrop.Refus(("nombre", lus.Count > Comptes ? $"Plus de {Comptes:N0}" : lus.Count), ("maximum", Maximum));
        return [.. lus.DistinctBy(e => e.Cle).OrderBy(e => e.Jour).ThenBy(e => e.Titre, StringComparer.CurrentCulture)];
    }

    private static List<CalendarEvent> Ouvrir(byte[] octets)
    {
        var texte = Plis().Replace(Encoding.UTF8.GetString(octets), "");
        // Une répétition plus serrée que le jour n'est pas d'un agenda ; la dérouler n'en finirait pas.
        if (!texte.Contains("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) || TropSerre().IsMatch(texte))
            throw ReglesDesActivites.AgendaIllisible.Refus();
        try
        {
            var agendas = CalendarCollection.Load(texte);
            var evenements = agendas.SelectMany(a => a.Events).Where(e => e.Start is not null).ToList();
            Identifier(evenements, [.. Identifiants().Matches(texte).Select(m => m.Groups[1].Value.Trim())]);
            return agendas.Count > 0 && agendas.Any(a => a.Events.Count == 0 || evenements.Count > 0) ? evenements : throw ReglesDesActivites.AgendaIllisible.Refus();
        }
        catch (Exception abime) when (abime is not RegleMetierException)
        {
            throw ReglesDesActivites.AgendaIllisible.Refus();
        }
    }

    /// <summary>Un événement sans identifiant en reçoit un au hasard à la lecture : son titre et son début le reconnaissent mieux.</summary>
    private static void Identifier(List<CalendarEvent> evenements, HashSet<string> dits)
    {
        foreach (var evenement in evenements.Where(e => string.IsNullOrWhiteSpace(e.Uid) || !dits.Contains(e.Uid)))
            evenement.Uid = $"{evenement.Summary}|{Instant(evenement.Start!):O}";
    }

    private static IEnumerable<EvenementDAgenda> Occurrences(CalendarEvent evenement, DateOnly du, DateOnly au, HashSet<(string?, DateTime)> changees)
    {
        var serie = evenement.RecurrenceIdentifier is null && (evenement.RecurrenceRule is not null || evenement.RecurrenceDates.GetAllDates().Any());
        if (!serie)
        {
            var origine = evenement.RecurrenceIdentifier is { } id ? Instant(id.StartTime) : (DateTime?)null;
            if (Entre(Jour(evenement.Start!), du, au)) yield return Decrire(evenement, evenement.Start!, Fin(evenement), origine);
            yield break;
        }
        if (evenement.Start!.Year < AnneeDesPlusVieux) yield break;
        foreach (var occurrence in Derouler(evenement, du.AddDays(-1), au))
        {
            var debut = occurrence.Period.StartTime;
            if (Entre(Jour(debut), du, au) && !changees.Contains((evenement.Uid, Instant(debut))))
                yield return Decrire(evenement, debut, occurrence.Period.EffectiveEndTime, Instant(debut));
        }
    }

    private static List<Occurrence> Derouler(CalendarEvent evenement, DateOnly du, DateOnly au)
    {
        var deroulees = new List<Occurrence>();
        try
        {
            foreach (var occurrence in evenement.GetOccurrences(new CalDateTime(du), Bornes))
            {
                if (occurrence.Period.StartTime.Date > au.AddDays(1) || deroulees.Count > Comptes) break;
                deroulees.Add(occurrence);
            }
        }
        catch (Exception impossible) when (impossible is EvaluationException or ArgumentException or InvalidOperationException)
        {
            // Ce qui a pu l'être est déroulé.
        }
        return deroulees;
    }

    private static EvenementDAgenda Decrire(CalendarEvent evenement, CalDateTime debut, CalDateTime? fin, DateTime? origine)
    {
        var titre = Blancs().Replace(evenement.Summary ?? "", " ").Trim();
        int? minutes = debut.HasTime && fin is not null ? (int)Math.Round((Instant(fin) - Instant(debut)).TotalMinutes) : null;
        if (minutes is <= 0 or > Activite.MinutesDUnJour) minutes = null;
        return new(Cle(evenement, origine), Jour(debut), minutes, titre.Length <= LongueurDuTitre ? titre : titre[..LongueurDuTitre].TrimEnd() + "…");
    }

    private static string Cle(CalendarEvent evenement, DateTime? origine)
    {
        var cle = origine is { } instant ? $"{Prefixe}{evenement.Uid}:{instant:yyyyMMdd'T'HHmmss'Z'}" : $"{Prefixe}{evenement.Uid}";
        return cle.Length <= Activite.LongueurDeLaCle ? cle : Prefixe + Empreintes.Sha256(cle);
    }

    private static CalDateTime? Fin(CalendarEvent evenement) =>
        evenement.End ?? (evenement.Duration is { } duree && evenement.Start!.HasTime ? evenement.Start.Add(duree) : null);

    private static bool Entre(DateOnly jour, DateOnly du, DateOnly au) => du <= jour && jour <= au;

    private static DateOnly Jour(CalDateTime date) => date.HasTime ? Instant(date).JourDeParis() : date.Date;

    /// <summary>L'instant UTC ; une heure sans fuseau, ou d'un fuseau inconnu, est une heure de Paris.</summary>
    private static DateTime Instant(CalDateTime date)
    {
        if (date.IsUtc) return DateTime.SpecifyKind(date.Value, DateTimeKind.Utc);
        try
        {
            return date.IsFloating ? AParis(date.Value) : DateTime.SpecifyKind(date.AsUtc, DateTimeKind.Utc);
        }
        catch (ArgumentException)
        {
            return AParis(date.Value);
        }
    }

    /// <summary>L'heure que le passage à l'été saute est lue une heure plus tard.</summary>
    private static DateTime AParis(DateTime heure)
    {
        try
        {
            return heure.EnUtc();
        }
        catch (ArgumentException)
        {
            return heure.AddHours(1).EnUtc();
        }
    }

    [GeneratedRegex(@"\r?\n[ \t]")]
    private static partial Regex Plis();

    [GeneratedRegex(@"^UID[^:\r\n]*:([^\r\n]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Identifiants();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();

    [GeneratedRegex(@"FREQ=(?:SECONDLY|MINUTELY|HOURLY)|BY(?:SECOND|MINUTE|HOUR)=\d+,", RegexOptions.IgnoreCase)]
    private static partial Regex TropSerre();
}
