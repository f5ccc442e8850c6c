// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.List;
import java.util.Optional;

/** Commands about who and where somebody is. */
final class SessionTools {

  private SessionTools() {}

  static void addTo(Tools tools) {
    tools.add("su", "[USER]: become root, user or nobody", SessionTools::su);
    tools.add("whoami", "the present user", call -> printed(call, call.shell().user().name()));
    tools.add("id", "the numbers of the present user", SessionTools::id);
    tools.add("pwd", "the present folder", call -> printed(call, call.shell().folder()));
    tools.add("cd", "[FOLDER]: go to a folder", SessionTools::cd);
    tools.add("uname", "[-r]: the kernel", SessionTools::uname);
    tools.add("uptime", "for how long the machine runs", SessionTools::uptime);
    tools.add("true", "do nothing", call -> 0);
    tools.add("false", "do nothing, and fail", call -> 1);
    tools.add("help", "this list", SessionTools::help);
    tools.add("exit", "[STATUS]: end; after su, be root again", SessionTools::exit);
  }

  private static int printed(Invocation call, String line) {
    call.print(line);
    return 0;
  }

  private static int su(Invocation call) {
    List<String> names = call.operands().stream().filter(word -> !word.equals("-")).toList();
    String name = names.isEmpty() ? "root" : names.get(0);
    Optional<ShellUser> user = ShellUser.named(name);
    if (user.isEmpty()) {
      return call.fail(
          "user "
              + name
              + " does not exist or the user entry does not contain all the required fields");
    }
    if (!call.shell().user().isRoot()) {
      call.shell().answer().add(List.of("nobody has a password here; exit makes you root again"));
      return call.fail("Authentication failure");
    }
    call.shell().become(user.get());
    return 0;
  }

  private static int id(Invocation call) {
    ShellUser user = call.shell().user();
    int uid = user.credentials().uid();
    int gid = user.credentials().gid();
    String group = uid == 65534 ? "nogroup" : user.name();
    return printed(
        call,
        String.format(
            "uid=%d(%s) gid=%d(%s) groups=%d(%s)", uid, user.name(), gid, group, gid, group));
  }

  private static int cd(Invocation call) {
    String word = call.operands().isEmpty() ? "/root" : call.operands().get(0);
    String path = call.path(word);
    if (!call.files().isFolder(path)) {
      boolean isFile = call.files().exists(path);
      call.err()
          .append("bash: cd: " + word)
          .append(isFile ? ": Not a directory\n" : ": No such file or directory\n");
      return 1;
    }
    call.shell().folder(path);
    return 0;
  }

  private static int uname(Invocation call) {
    String release = call.shell().machine().release();
    return printed(
        call,
        call.flags().contains("a")
            ? "Linux modparam " + release + " x86_64 GNU/Linux"
            : call.flags().contains("r") ? release : "Linux");
  }

  private static int uptime(Invocation call) {
    long minutes = call.shell().machine().uptime().toMinutes();
    return printed(
        call, String.format(" up %d min,  1 user,  load average: 0.00, 0.00, 0.00", minutes));
  }

  private static int help(Invocation call) {
    call.shell()
        .tools()
        .help()
        .forEach((name, text) -> call.print(String.format("  %-9s %s", name, text)));
    call.print("Pipes |, redirections > and >>, ; && ||, quotes, $?, and * work as in a shell.");
    return 0;
  }

  private static int exit(Invocation call) {
    List<String> words = call.operands();
    if (!words.isEmpty() && !words.get(0).matches("[0-9]{1,9}")) {
      call.err().append("bash: exit: " + words.get(0) + ": numeric argument required\n");
      call.shell().exit(2);
      return 2;
    }
    int status = words.isEmpty() ? call.shell().status() : Integer.parseInt(words.get(0)) & 0xff;
    call.shell().exit(status);
    return status;
  }
}
