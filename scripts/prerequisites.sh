# Sourced by the other scripts: finds what they need, adds what is missing with apt, or says what to do.

fail() {
  echo "$1" >&2
  exit 1
}

apt_install() {
  command -v apt-get > /dev/null \
    || fail "Il manque : $*. Cette machine n'a pas apt-get : installez-le vous-même, puis relancez. / Missing: $*. Install it yourself, then run again."
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120)
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null \
      || fail "Il manque : $*. Lancez « apt-get install $* » en root, puis relancez. / Missing: $*. Install as root, then run again."
    apt=(sudo "${apt[@]}")
  fi
  echo "Installation de / Installing: $*"
  "${apt[@]}" install -y -qq --no-install-recommends "$@" > /dev/null 2>&1 && return
  "${apt[@]}" update -qq && "${apt[@]}" install -y -qq --no-install-recommends "$@" > /dev/null \
    || fail "Installation impossible : $*. / Could not install: $*."
}

require_dotnet() {
  command -v dotnet > /dev/null || [ ! -x "$HOME/.dotnet/dotnet" ] || export PATH="$HOME/.dotnet:$PATH"
  command -v dotnet > /dev/null \
    || fail "Le SDK .NET 10 est introuvable : https://dotnet.microsoft.com/download/dotnet/10.0 / The .NET 10 SDK was not found."
  if dotnet --list-sdks 2>&1 | grep -q 'valid ICU package'; then apt_install libicu-dev; fi
  dotnet --list-sdks | grep -q '^10\.' \
    || fail "Le SDK .NET 10 est introuvable (trouvé : $(dotnet --list-sdks | tr '\n' ' ')). / The .NET 10 SDK was not found."
}

require_node() {
  command -v node > /dev/null || apt_install nodejs npm
  command -v npm > /dev/null || apt_install npm
}

find_chromium() {
  local candidate
  for candidate in "${RUPN_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$candidate" ] && command -v "$candidate" && return
  done
  return 1
}

# Ubuntu's « chromium » package is a snap: there, an installed Chrome or RUPN_CHROMIUM is taken first.
require_chromium() {
  find_chromium > /dev/null || apt_install chromium chromium-l10n fonts-liberation
  RUPN_CHROMIUM="$(find_chromium)" || fail "Chromium est introuvable : indiquez-le dans RUPN_CHROMIUM. / Chromium was not found: set RUPN_CHROMIUM."
  export RUPN_CHROMIUM
}

require_pdfsig() {
  command -v pdfsig > /dev/null || apt_install poppler-utils
}
