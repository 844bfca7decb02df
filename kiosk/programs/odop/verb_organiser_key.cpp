// odop organiser-key: the organiser's pair of keys. The public one goes into pack.json, the secret one stays.
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/verb.h"
#include "programs/organiser_key.h"

int verb_organiser_key(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"The organiser's pair of keys", "odop organiser-key"};
  Output output{.verb = "odop organiser-key"};
  std::string file;
  app.require_subcommand(1);
  CLI::App* making = app.add_subcommand("new", "make a pair: the secret into FILE, the public key is printed");
  CLI::App* showing = app.add_subcommand("show", "the public key of the secret in FILE");
  for (CLI::App* verb : {making, showing}) {
    verb->add_option("FILE", file, "the secret; keep it and a copy of it away from every stall")->required();
    verb->add_flag("--json", output.json, "one JSON object");
  }
  return run_verb(app, output, argc, argv, [&]() -> int {
    const wire::PublicKey key =
        making->parsed() ? make_organiser_key(file) : wire::Signer(read_organiser_key(file)).public_key();
    if (output.json)
      std::cout << nlohmann::json{{"organiser_key", wire::to_hex(key)}, {"file", file}}.dump() << std::endl;
    else
      std::cout << wire::to_hex(key) << std::endl;
    if (making->parsed() && !output.json)
      std::cerr << "The public key above is \"organiser_key\" of pack.json. " << file
                << " is the secret: whoever has it reads buyers' telephone numbers and gives new PINs." << std::endl;
    return good;
  });
}
